with source as (
    select * from RAW.RAW_CITY
),

cleaned as (
    select
        city_key,
        nullif(trim(city), '') as city,
        nullif(trim(province), '') as province,
        nullif(trim(region), '') as region,
        load_number,
        row_number,
        unreadable,
        (now() at time zone 'UTC') as processed_at,
    from source
)

select * from cleaned
