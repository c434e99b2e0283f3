with features as (
    select * from DATAMART.FACT_ML_FEATURES
),

cities as (
    select * from DATAMART.DIM_CITY
),

with_regions as (
    select
        features.timestamp_1h,
        features.cluster_id,
        cities.region,
        features.snr_avg,
    from features
    left join STAGING.STG_CLUSTER as clusters on clusters.cluster_id = features.cluster_id
    left join cities on cities.city_key = clusters.city_key
),

regions as (
    select
        timestamp_1h,
        region,
        count(*) as clusters,
        max(snr_avg) as best_snr,
    from with_regions
    group by all
)

select
    with_regions.timestamp_1h,
    with_regions.cluster_id,
    with_regions.region,
    with_regions.snr_avg,
    regions.clusters as region_clusters,
    regions.best_snr as region_snr_best,
from with_regions
left join regions
    on regions.timestamp_1h = with_regions.timestamp_1h
    and regions.region is not distinct from with_regions.region
