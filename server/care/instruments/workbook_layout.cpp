#include "instruments/workbook_layout.h"

#include <algorithm>

#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

namespace said = texts::instruments;

std::vector<Choice> informants() {
  return {
      {"student", said::choice_student()}, {"guardian", said::choice_guardian()}, {"teacher", said::choice_teacher()}};
}
std::vector<Choice> yes_no() { return {{"yes", said::choice_yes()}, {"no", said::choice_no()}}; }
std::vector<Choice> kinds() {
  return {{"sum", said::choice_sum()},
          {"mean", said::choice_mean()},
          {"weighted", said::choice_weighted()},
          {"count", said::choice_count()}};
}
std::vector<Choice> missing_rules() { return {{"refuse", said::choice_refuse()}, {"prorate", said::choice_prorate()}}; }
std::vector<Choice> verdicts() { return {{"valid", said::valid()}, {"invalid", said::not_valid()}}; }
std::vector<Choice> tiers() { return {{"acute", said::choice_acute()}, {"same_day", said::choice_same_day()}}; }

Column title_zh() { return {"zh", said::column_title_zh(), said::column_title_zh_help()}; }
Column title_en() { return {"en", said::column_title_en(), said::column_title_en_help()}; }

SheetLayout about() {
  return {
      Part::about,
      said::sheet_about(),
      true,
      {{"id", said::column_about_id(), said::column_about_id_help()},
       {"version", said::column_about_version(), said::column_about_version_help()},
       title_zh(),
       title_en(),
       {"stem_zh", said::column_about_stem_zh(), said::column_about_stem_zh_help()},
       {"stem_en", said::column_about_stem_en(), said::column_about_stem_en_help()},
       {"informant", said::column_about_informant(), said::column_about_informant_help(), informants()},
       {"age_min", said::column_about_age_min(), said::column_about_age_min_help()},
       {"age_max", said::column_about_age_max(), said::column_about_age_max_help()},
       {"licence_status", said::column_about_licence_status(), said::column_about_licence_status_help()},
       {"source_zh", said::column_about_source_zh(), said::column_about_source_zh_help()},
       {"source_en", said::column_about_source_en(), said::column_about_source_en_help()},
       {"translation_source", said::column_about_translation_source(), said::column_about_translation_source_help()},
       {"text_included", said::column_about_text_included(), said::column_about_text_included_help(), yes_no()},
       {"validated_translation", said::column_about_validated_translation(),
        said::column_about_validated_translation_help(), yes_no()},
       {"grade_min", said::column_about_grade_min(), said::column_about_grade_min_help(), {}, true},
       {"grade_max", said::column_about_grade_max(), said::column_about_grade_max_help(), {}, true},
       {"needs_signed_check", said::column_about_needs_signed_check(), said::column_about_needs_signed_check_help(),
        yes_no(), true},
       {"items_per_screen_max",
        said::column_about_items_per_screen_max(),
        said::column_about_items_per_screen_max_help(),
        {},
        true}}};
}

SheetLayout items() {
  return {Part::items,
          said::sheet_items(),
          false,
          {{"id", said::column_items_id(), said::column_items_id_help()},
           {"zh", said::column_items_zh(), said::column_items_zh_help()},
           {"en", said::column_items_en(), said::column_items_en_help()},
           {"options", said::column_items_options(), said::column_items_options_help()},
           {"ask_when", said::column_items_ask_when(), said::column_items_ask_when_help()},
           {"faces", said::column_items_faces(), said::column_items_faces_help(), yes_no(), true},
           {"read_aloud", said::column_items_read_aloud(), said::column_items_read_aloud_help(), yes_no(), true}}};
}

SheetLayout options() {
  return {Part::options,
          said::sheet_options(),
          false,
          {{"group", said::column_options_group(), said::column_options_group_help()},
           {"value", said::column_options_value(), said::column_options_value_help()},
           {"zh", said::column_options_zh(), said::column_options_zh_help()},
           {"en", said::column_options_en(), said::column_options_en_help()},
           {"face", said::column_options_face(), said::column_options_face_help(), {}, true}}};
}

SheetLayout scales() {
  return {Part::scales,
          said::sheet_scales(),
          false,
          {{"id", said::column_scales_id(), said::column_scales_id_help()},
           title_zh(),
           title_en(),
           {"kind", said::column_scales_kind(), said::column_scales_kind_help(), kinds()},
           {"items", said::column_scales_items(), said::column_scales_items_help()},
           {"reversed", said::column_scales_reversed(), said::column_scales_reversed_help()},
           {"weights", said::column_scales_weights(), said::column_scales_weights_help()},
           {"count_from", said::column_scales_count_from(), said::column_scales_count_from_help(), {}, true},
           {"missing", said::column_scales_missing(), said::column_scales_missing_help(), missing_rules()},
           {"missing_max", said::column_scales_missing_max(), said::column_scales_missing_max_help()},
           {"note_zh", said::column_scales_note_zh(), said::column_scales_note_zh_help()},
           {"note_en", said::column_scales_note_en(), said::column_scales_note_en_help()}}};
}

SheetLayout bands() {
  return {Part::bands,
          said::sheet_bands(),
          false,
          {{"scale", said::column_bands_scale(), said::column_bands_scale_help()},
           {"id", said::column_bands_id(), said::column_bands_id_help()},
           {"from", said::column_bands_from(), said::column_bands_from_help()},
           title_zh(),
           title_en()}};
}

SheetLayout norms() {
  return {Part::norms,
          said::sheet_norms(),
          false,
          {{"scale", said::column_norms_scale(), said::column_norms_scale_help()},
           {"population", said::column_norms_population(), said::column_norms_population_help()},
           {"date", said::column_norms_date(), said::column_norms_date_help()},
           {"n", said::column_norms_n(), said::column_norms_n_help()},
           {"mean", said::column_norms_mean(), said::column_norms_mean_help()},
           {"sd", said::column_norms_sd(), said::column_norms_sd_help()}}};
}

SheetLayout critical() {
  return {Part::critical,
          said::sheet_critical(),
          false,
          {{"item", said::column_critical_item(), said::column_critical_item_help()},
           {"at_least", said::column_critical_at_least(), said::column_critical_at_least_help()},
           {"tier", said::column_critical_tier(), said::column_critical_tier_help(), tiers()},
           {"follow_up", said::column_critical_follow_up(), said::column_critical_follow_up_help()}}};
}

SheetLayout validity() {
  return {
      Part::validity,
      said::sheet_validity(),
      true,
      {{"fast_ms_per_item", said::column_validity_fast_ms_per_item(), said::column_validity_fast_ms_per_item_help()},
       {"fast_share_max", said::column_validity_fast_share_max(), said::column_validity_fast_share_max_help()},
       {"longstring_min", said::column_validity_longstring_min(), said::column_validity_longstring_min_help()},
       {"missing_max", said::column_validity_missing_max(), said::column_validity_missing_max_help()},
       {"variability_min",
        said::column_validity_variability_min(),
        said::column_validity_variability_min_help(),
        {},
        true},
       {"variability_max",
        said::column_validity_variability_max(),
        said::column_validity_variability_max_help(),
        {},
        true},
       {"lie_items", said::column_validity_lie_items(), said::column_validity_lie_items_help(), {}, true},
       {"lie_void_from", said::column_validity_lie_void_from(), said::column_validity_lie_void_from_help(), {}, true},
       {"even_odd_scales",
        said::column_validity_even_odd_scales(),
        said::column_validity_even_odd_scales_help(),
        {},
        true},
       {"even_odd_min", said::column_validity_even_odd_min(), said::column_validity_even_odd_min_help(), {}, true}}};
}

// One column an item, and for each scale a score and a band stand between these two.
SheetLayout golden() {
  return {Part::golden,
          said::sheet_golden(),
          false,
          {{"name", said::column_golden_name(), said::column_golden_name_help()},
           {"critical", said::column_golden_critical(), said::column_golden_critical_help()},
           {"validity", said::column_golden_validity(), said::column_golden_validity_help(), verdicts(), true}}};
}

}  // namespace

const std::vector<SheetLayout>& workbook_layout() {
  static const std::vector<SheetLayout> all{about(), items(),    options(),  scales(), bands(),
                                            norms(), critical(), validity(), golden()};
  return all;
}

const SheetLayout& layout_of(Part part) { return workbook_layout()[static_cast<std::size_t>(part)]; }

const std::vector<Choice>& choices_of(Part part, std::string_view key) {
  const auto& columns = layout_of(part).columns;
  return std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.key == key; })->choices;
}

}  // namespace rongxin::instruments
