with source as (
    select * from RAW.RAW_INCIDENT_TREND_SUMMARY
),

loads as (
    select
        load_number,
        arrived_at,
    from RAW.LOADS
),

cities as (
    select * from STAGING.STG_CITY
),

totalled as (
    select
        * replace (
            coalesce(
                total_alarms,
                link_loss_count + bad_rsl_count + high_temp_count + dying_gasp_count
            ) as total_alarms,
        ),
    from source
),

cleaned as (
    select
        totalled.date::date as date,
        totalled.date as date_as_received,
        coalesce(nullif(trim(totalled.city), ''), cities.city) as city,
        totalled.city_key,
        cities.province,
        coalesce(nullif(trim(totalled.region), ''), cities.region) as region,
        totalled.total_onts,
        totalled.link_loss_count,
        totalled.bad_rsl_count,
        totalled.high_temp_count,
        totalled.dying_gasp_count,
        totalled.total_alarms,
        coalesce(totalled.fault_rate_daily, totalled.total_alarms / nullif(totalled.total_onts, 0)) as fault_rate_daily,
        totalled.link_loss_vs_yesterday,
        totalled.bad_rsl_vs_yesterday,
        totalled.high_temp_vs_yesterday,
        totalled.dying_gasp_vs_yesterday,
        greatest(
            totalled.link_loss_vs_yesterday,
            totalled.bad_rsl_vs_yesterday,
            totalled.high_temp_vs_yesterday,
            totalled.dying_gasp_vs_yesterday
        ) > 5 as is_outlier,
        totalled.load_number,
        totalled.row_number,
        totalled.unreadable,
        loads.arrived_at,
        (now() at time zone 'UTC') as processed_at,
    from totalled
    left join loads on loads.load_number = totalled.load_number
    left join cities on cities.city_key = totalled.city_key
)

select * from cleaned
