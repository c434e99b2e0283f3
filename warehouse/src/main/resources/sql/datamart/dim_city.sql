select
    city_key,
    city,
    province,
    region,
from STAGING.STG_CITY
