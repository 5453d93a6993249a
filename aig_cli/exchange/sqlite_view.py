"""The usual questions to a database of the register, as views. Percentages are not rounded; what is not known is NULL.

They follow the rules of the program: a pledge stands from its signing until it is closed, all but the exempt were asked
for an account, the actual follows the aggregation, and audiences of one overlap group may be the same people.
"""

from typing import Final

_SIGNED: Final = """
  -- the pledges that were signed, those too that were closed since
SELECT * FROM pledges WHERE state IN ('signed', 'closed')
"""

_HOLDERS: Final = """
  -- who answers for each pledge on the as-of date: the last holder by then, else the first one after it
SELECT pledge, organisation, name
FROM (
  SELECT parties.pledge, parties.organisation, organisations.name, row_number() OVER (
    PARTITION BY parties.pledge
    ORDER BY
      coalesce(since, '') <= as_of DESC,
      CASE WHEN coalesce(since, '') <= as_of THEN coalesce(until, '9999-12-31') END DESC,
      CASE WHEN since > as_of THEN since END,
      position
  ) AS turn
  FROM parties
  JOIN organisations ON organisations.id = parties.organisation
  CROSS JOIN about
  WHERE role = 'holder'
)
WHERE turn = 1
"""

_STANDING: Final = """
  -- the pledges that stand on the as-of date, with their holders; a closed one no longer stands on the day of closing
SELECT id, title, pledge_holders.organisation AS holder, pledge_holders.name AS holder_name, state, signed_on,
  term_start, term_end
FROM pledges_signed
LEFT JOIN pledge_holders ON pledge_holders.pledge = pledges_signed.id
CROSS JOIN about
WHERE coalesce(signed_on, '') <= as_of
  AND coalesce(closing_on, '9999-12-31') > as_of
"""

_BY_ROLE: Final = """
  -- the parties of today to pledges that stand: each organisation once, and once in each pledge; any is all roles
WITH present AS (
  SELECT pledge, organisation, role
  FROM parties
  JOIN pledges_standing ON pledges_standing.id = pledge
  CROSS JOIN about
  WHERE coalesce(since, '') <= as_of AND as_of <= coalesce(until, '9999-12-31')
)
SELECT role, count(DISTINCT organisation) AS organisations, count(DISTINCT pledge || organisation) AS per_pledge
FROM present
GROUP BY role
UNION ALL
SELECT 'any', count(DISTINCT organisation), count(DISTINCT pledge || organisation)
FROM present
"""

_RESPONSE: Final = """
  -- how many of the pledges that a round asked gave an account; the exempt were not asked
SELECT year, asked, answered, 100.0 * answered / nullif(asked, 0) AS percentage, no_response, exempt
FROM (
  SELECT rounds.year,
    count(*) FILTER (WHERE account.state <> 'exempt') AS asked,
    count(*) FILTER (WHERE account.state IN ('received', 'established')) AS answered,
    count(*) FILTER (WHERE account.state = 'no-response') AS no_response,
    count(*) FILTER (WHERE account.state = 'exempt') AS exempt
  FROM rounds
  LEFT JOIN (
    SELECT reports.year, reports.state FROM reports JOIN pledges_signed ON pledges_signed.id = pledge
  ) AS account ON account.year = rounds.year
  GROUP BY rounds.year
)
"""

_STATUS: Final = """
  -- the commitments of pledges that were asked for an account, by status; unknown is what nothing tells. What was
  -- finished before stays so in an account that came in; what an amendment added later is left out
SELECT year, status, coalesce(codes.nl, 'onbekend') AS nl, coalesce(codes.en, 'unknown') AS en, commitments
FROM (
  SELECT year, coalesce(told, finished, 'unknown') AS status, count(*) AS commitments
  FROM (
    SELECT reports.year, updates.status AS told, CASE WHEN reports.state IN ('received', 'established') THEN (
      SELECT CASE WHEN earlier.status IN ('completed', 'stopped') THEN earlier.status END
      FROM updates AS earlier
      WHERE earlier."of" = commitments.id AND earlier.year < reports.year AND earlier.status IS NOT NULL
      ORDER BY earlier.year DESC
      LIMIT 1
    ) END AS finished
    FROM reports
    JOIN pledges_signed ON pledges_signed.id = reports.pledge
    JOIN commitments ON commitments.pledge = reports.pledge
    LEFT JOIN updates
      ON updates.pledge = reports.pledge AND updates.year = reports.year AND updates."of" = commitments.id
    WHERE reports.state <> 'exempt'
      AND NOT EXISTS (
        SELECT 1 FROM amendments
        WHERE amendments."of" = commitments.id AND amendments.before IS NULL
          AND CAST(substr(amendments."on", 1, 4) AS INTEGER) > reports.year
      )
  )
  GROUP BY year, coalesce(told, finished, 'unknown')
)
LEFT JOIN codes ON codes.list = 'status' AND codes.value = status
"""

_VALUES: Final = """
  -- each value that was reported, the actual that the target is compared with, and its share of the target in percent
WITH reported AS (
  SELECT deliverable, year, value, value_text, sum(value) OVER by_then AS total, max(value) OVER by_then AS highest
  FROM updates
  WHERE value IS NOT NULL OR value_text IS NOT NULL
  WINDOW by_then AS (PARTITION BY deliverable ORDER BY year)
),
compared AS (
  SELECT deliverables.*, reported.year, reported.value, reported.value_text,
    CASE aggregation
      WHEN 'sum' THEN round(total, 9)
      WHEN 'max' THEN highest
      ELSE reported.value
    END AS actual
  FROM reported
  JOIN deliverables ON deliverables.id = reported.deliverable
)
SELECT id AS deliverable, commitment, label, measure, unit, direction, baseline_value AS baseline, target, year, value,
  value_text, actual,
  CASE direction
    WHEN 'decrease' THEN 100.0 * (baseline_value - actual) / nullif(baseline_value - target, 0)
    ELSE 100.0 * actual / nullif(target, 0)
  END AS percentage
FROM compared
"""


_REACH: Final = """
  -- the fewest and the most people that each pledge reached in a year, or means to reach where year is NULL;
  -- known says of how many of its audiences the number is known
SELECT pledge, year, sum(audiences) AS audiences, sum(known) AS known, sum(fewest) AS lower, sum(most) AS upper
FROM (
  SELECT pledge, year, count(*) AS audiences, count(value) AS known, max(value) AS fewest, sum(value) AS most
  FROM (
    SELECT pledge, year, position, value, is_persons, overlap_key FROM report_reach
    UNION ALL SELECT pledge, NULL, position, value, is_persons, overlap_key FROM pledge_reach
  )
  WHERE is_persons
  GROUP BY pledge, year, coalesce('=' || overlap_key, position)
)
GROUP BY pledge, year
"""

VIEWS: Final = {
    "pledges_signed": _SIGNED,
    "pledge_holders": _HOLDERS,
    "pledges_standing": _STANDING,
    "organisations_by_role": _BY_ROLE,
    "response_per_year": _RESPONSE,
    "status_per_year": _STATUS,
    "deliverable_values": _VALUES,
    "reach_bounds": _REACH,
}
"""The views, by name. Each begins with what it is, which the database keeps."""
