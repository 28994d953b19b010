#pragma once
// One spelling for what identifies something. The same name, class or number reaches us in many shapes (full-width
// forms, compatibility characters, seven middle dots, characters that nobody sees, blanks that a table put there):
// every text goes through here at the door, and what is compared with a stored text goes through here on both sides.
// Pure.
#include <string>
#include <string_view>

namespace rongxin {

/// Any text: NFKC, nothing invisible (zero-width, bidi, BOM, variation selectors, "_x000D_" of workbooks), one kind of
/// middle dot "·", bracket "()", hyphen "-" and apostrophe "'"; blanks, tabs and line breaks are one blank, none at the
/// ends. Applying it again changes nothing.
std::string normal_text(std::string_view text);

/// Name of a person: as normal_text, without blanks beside Han characters, brackets and dots; a full stop between
/// letters that are no Latin ones is a middle dot. "艾力 • 买买提" is "艾力·买买提"; "Anna Maria" keeps its blank.
std::string normal_name(std::string_view text);

/// Name of a class, grade or school: as normal_name, and digits without leading zeros: "初二（０1） 班" is "初二(1)班".
std::string normal_unit_name(std::string_view text);

/// Number of a person, school or county: as normal_text, without any blank and without apostrophes at its ends, Latin
/// letters in capitals: "'35010220120301009x" is "35010220120301009X".
std::string normal_number(std::string_view text);

/// Whether a name in normal form (normal_name) may be a person's: letters of any script, also such as no standard has
/// yet, with marks, digits, dots, hyphens, apostrophes and brackets among them, a letter first. A "?", "□" or "○" may
/// stand for a lost letter.
bool may_be_name(std::string_view normal);

/// By which two spellings of one person's name are the same: normal_name without case, blanks, dots, hyphens,
/// apostrophes and brackets. For comparing only, never stored or shown.
std::string name_key(std::string_view name);

/// By which two spellings of one unit's name are the same: normal_unit_name without case.
std::string unit_key(std::string_view name);

/// Whether a reader would be surprised that `normal` is what became of `written`: more than blanks at the ends, the
/// width of a form or the apostrophe of an office program went away.
bool is_tidied(std::string_view written, std::string_view normal);

}  // namespace rongxin
