with source as (
    select * from RAW.RAW_CUSTOMER_FEEDBACK
),

loads as (
    select
        load_number,
        arrived_at,
    from RAW.LOADS
),

network as (
    select * from STAGING.STG_NETWORK_CONTEXT_STATIC
),

trimmed as (
    select
        * replace (
            nullif(trim(device_status), '') as device_status,
            nullif(trim(device_link_os), '') as device_link_os,
            coalesce(nullif(trim(offline_reason), ''), 'Unknown') as offline_reason,
            nullif(trim(feedback_channel), '') as feedback_channel,
            nullif(trim(feedback_topic), '') as feedback_topic,
        ),
    from source
),

cleaned as (
    select
        upper(nullif(trim(trimmed.customer_id), '')) as customer_id,
        coalesce(nullif(trim(trimmed.city), ''), network.city) as city,
        coalesce(trimmed.city_key, network.city_key) as city_key,
        coalesce(nullif(trim(trimmed.province), ''), network.province) as province,
        coalesce(nullif(trim(trimmed.region), ''), network.region) as region,
        coalesce(nullif(trim(trimmed.olt_id), ''), network.olt_id) as olt_id,
        coalesce(trimmed.olt_key, network.olt_key) as olt_key,
        nullif(trim(trimmed.cluster_id), '') as cluster_id,
        coalesce(trimmed.cluster_key, network.cluster_key) as cluster_key,
        coalesce(nullif(trim(trimmed.cluster_name), ''), network.cluster_name) as cluster_name,
        network.vendor,
        network.firmware_version,
        upper(nullif(trim(trimmed.home_pass), '')) as home_pass,
        upper(nullif(trim(trimmed.home_connect_id), '')) as home_connect_id,
        trimmed.join_date,
        trimmed.active_date,
        trimmed.user_satisfaction_score,
        trimmed.complaints_this_month,
        trimmed.late_payment_count,
        trimmed.churn_flag,
        trimmed.network_usage_gb,
        trimmed.customer_age,
        upper(left(trimmed.device_status, 1)) || lower(substr(trimmed.device_status, 2)) as device_status,
        upper(left(trimmed.device_link_os, 1)) || lower(substr(trimmed.device_link_os, 2)) as device_link_os,
        trimmed.last_online_ts,
        trimmed.last_offline_ts,
        upper(left(trimmed.offline_reason, 1)) || lower(substr(trimmed.offline_reason, 2)) as offline_reason,
        upper(nullif(trim(trimmed.feedback_id), '')) as feedback_id,
        case lower(trimmed.feedback_channel)
            when 'app chat' then 'App Chat'
            when 'call center' then 'Call Center'
            when 'email' then 'Email'
            when 'web form' then 'Web Form'
            when 'whatsapp' then 'Whatsapp'
            else trimmed.feedback_channel
        end as feedback_channel,
        upper(left(trimmed.feedback_topic, 1)) || lower(substr(trimmed.feedback_topic, 2)) as feedback_topic,
        lower(nullif(trim(trimmed.sentiment_label), '')) as sentiment_label,
        trimmed.rating_1_5,
        nullif(trim(trimmed.feedback_text), '') as feedback_text,
        trimmed.network_usage_gb > 5000 or trimmed.complaints_this_month > 100 as is_outlier,
        trimmed.load_number,
        trimmed.row_number,
        trimmed.unreadable,
        loads.arrived_at,
        (now() at time zone 'UTC') as processed_at,
    from trimmed
    left join loads on loads.load_number = trimmed.load_number
    left join network on network.cluster_id = trim(trimmed.cluster_id)
)

select * from cleaned
