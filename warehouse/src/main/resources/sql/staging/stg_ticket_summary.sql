with source as (
    select * from RAW.RAW_TICKET_SUMMARY
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

customers as (
    select
        customer_id,
        cluster_id,
    from STAGING.STG_CUSTOMER_FEEDBACK
),

trimmed as (
    select
        * replace (
            nullif(trim(root_cause_top), '') as root_cause_top,
            nullif(trim(schedule_visit), '') as schedule_visit,
            nullif(trim(schedule_time), '') as schedule_time,
            nullif(trim(vendor), '') as vendor,
            upper(nullif(trim(customer_id), '')) as customer_id,
            nullif(trim(rca_a), '') as rca_a,
            coalesce(nullif(trim(rca_g), ''), 'Unknown') as rca_g,
            nullif(trim(indicator_status), '') as indicator_status,
            coalesce(active_ticket, ticket_open - ticket_closed) as active_ticket,
        ),
    from source
),

cleaned as (
    select
        trimmed.date::date as date,
        trimmed.date as date_as_received,
        upper(nullif(trim(trimmed.case_id), '')) as case_id,
        upper(nullif(trim(trimmed.xl_id), '')) as xl_id,
        trimmed.customer_id,
        customers.cluster_id as customer_cluster_id,
        coalesce(nullif(trim(trimmed.city), ''), cities.city) as city,
        trimmed.city_key,
        cities.province,
        coalesce(nullif(trim(trimmed.region), ''), cities.region) as region,
        case lower(trimmed.vendor)
            when 'huawei' then 'Huawei'
            when 'nokia' then 'Nokia'
            when 'zte' then 'ZTE'
            else trimmed.vendor
        end as vendor,
        trimmed.ticket_open,
        trimmed.ticket_closed,
        trimmed.active_ticket,
        trimmed.ticket_holding_time_hr,
        trimmed.total_downtime_duration_hr,
        trimmed.issue_bad_connection,
        trimmed.issue_link_loss,
        trimmed.issue_high_temp,
        trimmed.issue_dying_gasp,
        case lower(trimmed.root_cause_top)
            when 'bad connection' then 'Bad Connection'
            when 'link loss' then 'Link Loss'
            when 'high temp' then 'High Temp'
            when 'dying gasp' then 'Dying Gasp'
            else trimmed.root_cause_top
        end as root_cause_top,
        trimmed.urgency_visit_count,
        trimmed.duration_hours,
        trimmed.avg_ticket_duration_hr,
        trimmed.new_activation,
        coalesce(trimmed.active_flag, (trimmed.active_ticket > 0)::bigint) as active_flag,
        upper(left(trimmed.schedule_visit, 1)) || lower(substr(trimmed.schedule_visit, 2)) as schedule_visit,
        coalesce(strftime(try_cast(trimmed.schedule_time as timestamp), '%Y-%m-%d %H:%M'), trimmed.schedule_time) as schedule_time,
        try_cast(trimmed.schedule_time as timestamp) as scheduled_at,
        nullif(trim(trimmed.close_subject), '') as close_subject,
        nullif(trim(trimmed.action_taken), '') as action_taken,
        upper(left(trimmed.rca_a, 1)) || lower(substr(trimmed.rca_a, 2)) as rca_a,
        upper(left(trimmed.rca_g, 1)) || lower(substr(trimmed.rca_g, 2)) as rca_g,
        coalesce(nullif(trim(trimmed.rca_d), ''), 'N/A') as rca_d,
        upper(left(trimmed.indicator_status, 1)) || lower(substr(trimmed.indicator_status, 2)) as indicator_status,
        trimmed.ticket_holding_time_hr > 168 or trimmed.total_downtime_duration_hr > 240 as is_outlier,
        trimmed.load_number,
        trimmed.row_number,
        trimmed.unreadable,
        loads.arrived_at,
        (now() at time zone 'UTC') as processed_at,
    from trimmed
    left join loads on loads.load_number = trimmed.load_number
    left join cities on cities.city_key = trimmed.city_key
    left join customers on customers.customer_id = trimmed.customer_id
)

select * from cleaned
