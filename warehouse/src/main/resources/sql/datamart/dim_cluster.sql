select
    cluster_key,
    cluster_id,
    olt_key,
    city_key,
    cluster_name,
    load_number,
    row_number,
from STAGING.STG_CLUSTER
