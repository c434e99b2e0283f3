with source as (
    select * from RAW.RAW_NETWORK_CONTEXT_STATIC
),

cleaned as (
    select
        nullif(trim(city), '') as city,
        city_key,
        nullif(trim(province), '') as province,
        nullif(trim(region), '') as region,
        nullif(trim(olt_id), '') as olt_id,
        olt_key,
        nullif(trim(fdt_name), '') as fdt_name,
        nullif(trim(fat_name), '') as fat_name,
        nullif(trim(cluster_id), '') as cluster_id,
        cluster_key,
        nullif(trim(cluster_name), '') as cluster_name,
        case lower(trim(vendor))
            when 'huawei' then 'Huawei'
            when 'nokia' then 'Nokia'
            when 'zte' then 'ZTE'
            else nullif(trim(vendor), '')
        end as vendor,
        nullif(trim(firmware_version), '') as firmware_version,
        load_number,
        row_number,
        unreadable,
        (now() at time zone 'UTC') as processed_at,
    from source
)

select * from cleaned
