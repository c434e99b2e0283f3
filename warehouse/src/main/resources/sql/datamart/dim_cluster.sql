select
    cluster_key,
    cluster_id,
    olt_key,
    city_key,
    cluster_name,
from STAGING.STG_CLUSTER
