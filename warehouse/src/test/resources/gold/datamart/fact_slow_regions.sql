with features as (
    select * from DATAMART.FACT_ML_FEATURES
)

select
    timestamp_1h,
    count(*) as clusters,
from features
group by all
