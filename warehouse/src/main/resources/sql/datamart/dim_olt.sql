select
    olt_key,
    olt_id,
    city_key,
from STAGING.STG_OLT
