"""Which rule answers each type of failure that the models report."""

from collections.abc import Callable, Iterator, Mapping

from memoria.rules.failures import Failure
from memoria.rules.moments import (
    bad_date,
    bad_time_zone,
    ends_before_start,
    half_a_span,
    time_without_zone,
)
from memoria.rules.problems import Problem
from memoria.rules.values import (
    bad_address,
    bad_identifier,
    bad_pattern,
    bad_withdrawal,
    blank,
    dangling_reference,
    missing_field,
    no_language,
    out_of_range,
    part_of_itself,
    repeated,
    unknown_choice,
    unknown_field,
    unknown_language,
    wrong_type,
)

# The type of a failure → its rule and, where the rule asks, which kind was expected.
ANSWERS: Mapping[str, tuple[Callable[[Failure], Iterator[Problem]], str]] = {
    "extra_forbidden": (unknown_field, ""),
    "missing": (missing_field, ""),
    "string_type": (wrong_type, "text"),
    "int_type": (wrong_type, "whole"),
    "float_type": (wrong_type, "number"),
    "bool_type": (wrong_type, "yes_or_no"),
    "tuple_type": (wrong_type, "list"),
    "dict_type": (wrong_type, "mapping"),
    "model_type": (wrong_type, "mapping"),
    "literal_error": (unknown_choice, ""),
    "bad_date": (bad_date, ""),
    "day_with_hour": (bad_date, "day"),
    "clock_gap": (bad_date, "gap"),
    "bad_time_zone": (bad_time_zone, ""),
    "ends_before_start": (ends_before_start, ""),
    "end_without_start": (half_a_span, ""),
    "lonely_hour": (half_a_span, "hour"),
    "bad_identifier": (bad_identifier, ""),
    "dangling_reference": (dangling_reference, ""),
    "withdrawn_reference": (dangling_reference, "withdrawn"),
    "bad_withdrawal": (bad_withdrawal, ""),
    "unknown_language": (unknown_language, ""),
    "no_language": (no_language, ""),
    "bad_address": (bad_address, ""),
    "greater_than_equal": (out_of_range, "greater_than_equal"),
    "less_than_equal": (out_of_range, "less_than_equal"),
    "string_pattern_mismatch": (bad_pattern, ""),
    "unknown_country": (bad_pattern, ""),
    "blank": (blank, ""),
    "repeated": (repeated, ""),
    "part_of_itself": (part_of_itself, ""),
    "time_without_zone": (time_without_zone, ""),
}
