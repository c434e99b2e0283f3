select
    city_key,
    city,
    province,
    region,
    load_number,
    row_number,
from STAGING.STG_CITY
