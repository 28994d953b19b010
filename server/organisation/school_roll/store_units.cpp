#include "school_roll/store_units.h"

#include "platform/normal_text.h"
#include "school_roll/unit_order.h"
#include "sql/school_roll/add_unit.h"
#include "sql/school_roll/add_unit_ancestors.h"
#include "sql/school_roll/add_unit_itself.h"
#include "sql/school_roll/list_classes_of_school.h"
#include "sql/school_roll/read_unit.h"
#include "sql/school_roll/rename_unit.h"
#include "sql/school_roll/set_school_attributes.h"
#include "store/numbers.h"

namespace rongxin::school_roll {
namespace {

using store::SystemKey;
constexpr auto importing = SystemKey::because("the tree of units carries no person");

struct Known {
  UnitId id;
  std::string name;
};

const char* yes_no(bool yes) { return yes ? "yes" : "no"; }

}  // namespace

UnitId ensure_city(store::Transaction& transaction, const std::string& name, const Clock& clock) {
  const auto known = transaction.one(importing, sql::school_roll::read_unit{.kind = "city", .code = "city"},
                                     [](const auto& row) { return row.unit_id(); });
  if (known) return *known;
  const UnitId id(store::take_numbers(transaction, "unit"));
  transaction.run(importing, sql::school_roll::add_unit{.unit_id = id,
                                                        .parent_id = std::nullopt,
                                                        .kind = "city",
                                                        .code = "city",
                                                        .name = name,
                                                        .sort_key = unit_sort_key("city", "city", name),
                                                        .opened_on = clock.today()});
  transaction.run(importing, sql::school_roll::add_unit_itself{.unit_id = id});
  return id;
}

UnitId ensure_unit(store::Transaction& transaction, UnitId parent, const std::string& kind, const std::string& code,
                   const std::string& name, const Clock& clock, StoredAs* how) {
  const auto known =
      transaction.one(importing, sql::school_roll::read_unit{.kind = kind, .code = code}, [](const auto& row) {
        return Known{row.unit_id(), std::string(row.name())};
      });
  if (known) {
    const bool renamed = known->name != name && !name.empty();
    if (renamed)
      transaction.run(importing, sql::school_roll::rename_unit{
                                     .unit_id = known->id, .name = name, .sort_key = unit_sort_key(kind, code, name)});
    if (how != nullptr) *how = renamed ? StoredAs::changed : StoredAs::unchanged;
    return known->id;
  }
  const UnitId id(store::take_numbers(transaction, "unit"));
  transaction.run(importing, sql::school_roll::add_unit{.unit_id = id,
                                                        .parent_id = parent,
                                                        .kind = kind,
                                                        .code = code,
                                                        .name = name,
                                                        .sort_key = unit_sort_key(kind, code, name),
                                                        .opened_on = clock.today()});
  transaction.run(importing, sql::school_roll::add_unit_itself{.unit_id = id});
  transaction.run(importing, sql::school_roll::add_unit_ancestors{.unit_id = id, .parent_id = parent});
  if (how != nullptr) *how = StoredAs::added;
  return id;
}

std::string class_key(std::string_view grade, std::string_view name) { return unit_key(grade) + "/" + unit_key(name); }

std::map<std::string, UnitId> read_classes(store::Transaction& transaction, UnitId school) {
  std::map<std::string, UnitId> found;
  // Of several spellings from before there was one form, children come to the plain one, else to the oldest.
  transaction.each(importing, sql::school_roll::list_classes_of_school{.school_unit_id = school}, [&](const auto& row) {
    const std::string key = row.grade_name().empty() ? unit_key(row.name()) : class_key(row.grade_name(), row.name());
    const auto [place, fresh] = found.emplace(key, row.unit_id());
    if (!fresh && normal_unit_name(row.name()) == row.name() && normal_unit_name(row.grade_name()) == row.grade_name())
      place->second = row.unit_id();
  });
  return found;
}

StoredAs store_school(store::Transaction& transaction, const SchoolRow& row, const Clock& clock) {
  const UnitId city = ensure_city(transaction, "福州市", clock);
  const UnitId county = ensure_unit(transaction, city, "county", row.county_code, row.county_name, clock);
  StoredAs how = StoredAs::unchanged;
  const UnitId school =
      ensure_unit(transaction, row.city_run ? city : county, "school", row.code, row.name, clock, &how);
  const auto changed = transaction.run(importing, sql::school_roll::set_school_attributes{
                                                      .unit_id = school,
                                                      .stages = row.stages,
                                                      .ownership = row.is_public ? "public" : "private",
                                                      .independent_legal_person = yes_no(row.independent_legal_person),
                                                      .boarding = yes_no(row.boarding),
                                                      .city_run = yes_no(row.city_run)});
  if (changed > 0 && how == StoredAs::unchanged) how = StoredAs::changed;
  return how;
}

}  // namespace rongxin::school_roll
