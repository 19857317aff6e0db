"""The columns of the exchange folder, and what makes two rows the same row."""

COLUMNS = {
    "places": "id name kind parent code from until successors",
    "units": "id name kind level parent place branch from until successors",
    "titles": "code name role leadership elected full_time",
    "ranks": "title rank from until basis",
    "posts": "id unit title seats managed_by sensitive stay_months_max from until",
    "people": "id name family_name given_name sex birth home birthplace kind party_since theory education extension_until declared_on",
    "tenures": "person post from until concurrent manner decision purpose until_planned",
    "planning": "person title unit from until decision",
    "evaluations": "person year grade by",
    "discipline": "person form decided until decision",
    "proceedings": "person kind from until",
    "kinship": "person relative relation",
    "mandates": "person unit from until",
    "health": "person issued fit",
    "terms": "unit number from until",
    "requests": "person kind from until text",
    "moves": "person from_post to_post on kind purpose until_planned expected_after waiver",
}
# The columns that make a row the same row twice: two rows that agree in them are not both written.
KEYS = {"tenures": 3, "planning": 2, "evaluations": 2, "discipline": 2, "proceedings": 2, "health": 2, "requests": 2}
