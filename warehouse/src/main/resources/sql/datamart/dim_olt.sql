select
    olt_key,
    olt_id,
    city_key,
    load_number,
    row_number,
from STAGING.STG_OLT
