#pragma once
// An instrument as data: what is asked, how it is scored, and the examples that prove the scoring.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psychometrics {

/// "zh-CN" and "en".
using Text = std::map<std::string, std::string>;
/// In a language; empty where there is none.
inline std::string text_in(const Text& text, std::string_view language) {
  const auto found = text.find(std::string(language));
  return found == text.end() ? "" : found->second;
}

struct Option {
  int value = 0;
  Text text;
  int face = 0;  ///< for young children: 1 happy … 5 sad beside the words; 0: none
};

struct ItemAtLeast {
  std::string item;
  int at_least = 0;
};

struct Item {
  std::string id;  ///< "phq9.9"
  Text text;
  std::vector<Option> options;
  std::vector<ItemAtLeast> ask_when;  ///< any of them; empty: always asked
  bool faces = false;                 ///< every option has its face
  bool read_aloud = false;            ///< read to the child as soon as it appears, where the device has a voice
};

enum class ScaleKind { sum, mean, weighted, count };
enum class MissingRule { refuse, prorate };

struct Band {
  std::string id;
  double from = 0;  ///< lowest score of the band; it ends where the next begins
  Text text;
};

struct Norm {
  std::string population;
  std::string date;
  int n = 0;
  double mean = 0;
  double sd = 0;
};

struct Scale {
  std::string id;
  Text title;
  ScaleKind kind = ScaleKind::sum;
  std::vector<std::string> items;
  std::vector<std::string> reversed;
  std::vector<double> weights;  ///< one per item when kind is weighted
  int count_from = 0;           ///< with count: answers from here upwards are counted
  MissingRule missing_rule = MissingRule::refuse;
  int missing_max = 0;  ///< with prorate: more missing items make it not scorable
  std::vector<Band> bands;
  std::vector<Norm> norms;
  Text norm_note;  ///< said beside the picture where no norm fits
};

enum class Tier : std::uint8_t { acute = 1, same_day = 2, ranked = 3 };

struct CriticalItem {
  std::string item;
  int at_least = 0;
  Tier tier = Tier::same_day;
  std::string follow_up;  ///< instrument asked at once, or empty
};

/// Items that nobody can honestly affirm all of ("I have never told a lie"): too many mean that the
/// sheet describes how the child would like to be seen.
struct LieScale {
  std::vector<std::string> items;
  int void_from = 0;  ///< sum of the raw answers from which the sheet is void
};

/// Half scales of one person must agree: judged over these scales, which share no item.
struct EvenOdd {
  std::vector<std::string> scales;
  double consistency_min = -1;  ///< -1…1; below: inconsistent
};

struct ValidityRule {
  int fast_ms_per_item = 0;     ///< below: too fast; 0 switches the index off
  double fast_share_max = 1.0;  ///< share of too fast items above which the sheet is invalid
  int longstring_min = 0;       ///< same answer in a row, judged together with speed only
  int missing_max = 0;
  double variability_min = 0;  ///< standard deviation of the raw answers below which it is too even; 0: off
  double variability_max = 0;  ///< and above which it is too scattered; 0: off
  LieScale lie_scale;          ///< no items: off
  EvenOdd even_odd;            ///< no scales: off
};

struct GoldenVector {
  std::string name;
  std::vector<int> answers;                             ///< -1: missing
  std::map<std::string, std::optional<double>> scores;  ///< scale -> value; nothing: not scorable
  std::map<std::string, std::string> bands;
  std::vector<std::string> critical;  ///< items
  std::string validity;               ///< "valid" or "invalid" without measured times; empty: not said
};

struct Instrument {
  std::string id;
  std::string version;
  Text title;
  Text stem;
  std::string informant;  ///< student, guardian, teacher
  int age_min_years = 0, age_max_years = 0;
  int grade_min = 0, grade_max = 0;  ///< school years 1…12; 0: the age alone decides
  std::string licence_status;
  Text source;
  std::string translation_source;
  bool text_included = false;
  bool validated_translation = false;
  bool needs_signed_check = false;  ///< of a pack that is off until a named person has signed
  int items_per_screen_max = 1;     ///< 1…6: so many items may stand together on one screen of an older student
  std::vector<Item> items;
  std::vector<Scale> scales;
  std::vector<CriticalItem> critical;
  ValidityRule validity;
  std::vector<GoldenVector> golden;
};

inline constexpr int items_per_screen_limit = 6;
/// From here on several items may stand on one screen: junior high, school year 7, usually twelve years.
inline constexpr int together_from_grade = 7, together_from_age_years = 12;

/// Why a definition cannot be published. `path` is its place, "scales[0].bands[2]".
struct Fault {
  std::string path;
  std::string code;
  std::string text_zh;
  std::string text_en;
};

}  // namespace psychometrics
