#pragma once
// Helplines that a child is shown. The public ones are the program's own and always stand first, in their own words; a
// city or a county adds a few of its own by a setting that two persons decide, and a campaign its school's beside them.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/settings.h"
#include "psychometrics/instrument.h"
#include "store/transaction.h"

namespace rongxin::settings {

struct Hotline {
  psychometrics::Text name, note;  ///< "zh-CN" and "en"; the note says hours and may be empty
  std::string number;              ///< "12356", "0591-87654321", "110 / 120"; a campaign's may be words
};

/// At most so many of one unit's own.
inline constexpr std::size_t own_hotlines_max = 4;

/// The national line, the youth line, emergencies: shown to everybody, whatever anybody sets.
const std::vector<Hotline>& public_hotlines();

/// A number that somebody typed, in the form in which a child reads and dials it: a service number ("12345", "968111"),
/// a 400 or 800 number ("400-161-9995"), a landline with area code ("0591-87654321") or a mobile. Full-width forms,
/// blanks, hyphens, brackets and +86 are understood. Nothing for everything else: foreign numbers, extensions,
/// emergency numbers, words.
std::optional<std::string> read_hotline_number(std::string_view typed);

enum class HotlineFault { none, number, is_public, twice, like_public, name_missing, number_in_words };
/// What keeps a line from being set, the texts and the number brought into their normal form on the way.
/// `before`: the lines before it in the same list.
HotlineFault normalise_hotline(Hotline& line, const std::vector<Hotline>& before);

/// "[{"name_zh":…,"name_en":…,"number":…,"note_zh":…,"note_en":…}]", and back.
std::string text_of_hotlines(const std::vector<Hotline>& lines);
std::vector<Hotline> hotlines_of_text(std::string_view text);

/// What the units above and at `unit` have set by a day, the city's first; `above_only` leaves the unit's own out.
std::vector<Hotline> read_hotlines(store::Transaction& transaction, UnitId unit, std::string_view day,
                                   bool above_only = false);

/// What the whole city has set by a day, for whoever is not known yet.
std::vector<Hotline> read_city_hotlines(store::Transaction& transaction, std::string_view day);

/// The public lines, then each list in turn; a number that stands already is left out, so that nobody can put other
/// words to it.
std::vector<Hotline> shown_hotlines(const std::vector<Hotline>& set, const std::vector<Hotline>& campaigns = {});

/// As pages show them.
std::vector<api::HotlineEntry> told_hotlines(const std::vector<Hotline>& lines);
/// The same for an answer that is put together by hand: "[{"name":{"zh-CN":…,"en":…},"number":…,"note":{…}}]".
std::string hotlines_json(const std::vector<Hotline>& lines);

}  // namespace rongxin::settings
