#include <boost/json.hpp>

#include "campaign_desk/retests.h"
#include "campaign_desk/routes.h"
#include "instruments/load_licensed_texts.h"
#include "platform/json_reader.h"
#include "platform/plain_day.h"
#include "platform/problem_catalogue.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
using store::StaffTransaction;

json::object local_text(const psychometrics::Text& text) {
  json::object out{{"zh-CN", ""}, {"en", ""}};
  for (const auto& [language, words] : text) out[language] = words;
  return out;
}

json::array scales_json(const instruments::LibraryEntry& entry) {
  json::array out;
  for (std::size_t i = 0; i < entry.source().scales.size(); ++i) {
    const auto& scale = entry.source().scales[i];
    const auto& compiled = entry.read.compiled.scales[i];
    json::array bands;
    for (const auto& band : scale.bands)
      bands.push_back({{"id", band.id}, {"from", band.from}, {"words", local_text(band.text)}});
    out.push_back({{"id", scale.id},
                   {"title", local_text(scale.title)},
                   {"items", scale.items.size()},
                   {"lowest", compiled.lowest},
                   {"highest", compiled.highest},
                   {"bands", std::move(bands)}});
  }
  return out;
}

json::object row_json(const instruments::LibraryEntry& entry, std::string_view language) {
  const auto& source = entry.source();
  const auto hindrances = instruments::why_not_usable(entry);
  json::array why_not;
  for (const auto& one : hindrances) why_not.push_back(json::value(one.text(language)));
  json::object out{{"id", source.id},
                   {"version", source.version},
                   {"titles", local_text(source.title)},
                   {"informant", source.informant},
                   {"age_min", source.age_min_years},
                   {"age_max", source.age_max_years},
                   {"items", source.items.size()},
                   {"scales", scales_json(entry)},
                   {"licence_status", source.licence_status},
                   {"translation_source", source.translation_source},
                   {"text_included", source.text_included},
                   {"validated_translation", source.validated_translation},
                   {"needs_signed_check", source.needs_signed_check},
                   {"origin", entry.origin},
                   {"usable", hindrances.empty()},
                   {"why_not", std::move(why_not)},
                   {"content_hash", entry.read.content_hash}};
  if (source.grade_min > 0) {
    out["grade_min"] = source.grade_min;
    out["grade_max"] = source.grade_max;
  }
  return out;
}

json::object page_json(const instruments::LibraryEntry& entry, std::string_view language) {
  json::object out = row_json(entry, language);
  const auto& source = entry.source();
  out["source"] = local_text(source.source);
  out["stem"] = local_text(source.stem);
  json::array questions, critical;
  for (const auto& item : source.items) {
    json::array options;
    for (const auto& option : item.options)
      options.push_back({{"value", option.value}, {"words", local_text(option.text)}});
    questions.push_back({{"id", item.id},
                         {"words", local_text(item.text)},
                         {"options", std::move(options)},
                         {"read_aloud", item.read_aloud},
                         {"faces", item.faces}});
  }
  for (const auto& one : source.critical)
    critical.push_back({{"item", one.item},
                        {"at_least", one.at_least},
                        {"tier", one.tier == psychometrics::Tier::acute ? "acute" : "same_day"}});
  out["questions"] = std::move(questions);
  out["critical"] = std::move(critical);
  out["golden_vectors"] = source.golden.size();
  if (entry.texts)
    out["texts"] = json::object{{"licence_holder", entry.texts->licence_holder},
                                {"licence_statement", entry.texts->licence_statement},
                                {"loaded_by_name", entry.texts->loaded_by_name},
                                {"loaded_at_ms", entry.texts->loaded_at_ms}};
  if (entry.check) {
    json::object check{{"statement", entry.check->statement},
                       {"signed_by_name", entry.check->signed_by_name},
                       {"signed_on", entry.check->signed_on}};
    if (entry.check->confirmed_at_ms != 0) {
      check["confirmed_by_name"] = entry.check->confirmed_by_name;
      check["confirmed_at_ms"] = entry.check->confirmed_at_ms;
    }
    out["check"] = std::move(check);
  }
  return out;
}

Response read_instrument_page(campaigns::Screening& screening, const Request& request, const Caller& caller) {
  const auto body = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<json::object> {
    const auto entry = instruments::find_in_library(transaction, std::string(request.path_parameters[0]));
    if (!entry) return std::nullopt;
    return page_json(*entry, request.language());
  });
  if (!body) return Response::problem(problems::not_found, request.language());
  return Response::json(json::serialize(*body));
}

Response done(const Request& request, const Status& status) {
  return status.ok() ? Response::empty(204) : Response::problem(status.problem(), request.language());
}

Response sign_check(campaigns::Screening& screening, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string name, statement, on;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"name", "statement", "date"});
    name = root.string("name", 90);
    statement = root.string("statement", 1200);
    on = root.string("date", 10);
    if (!document.fault && name.empty()) root.refuse("name", ">= 1");
    if (!document.fault && statement.size() < 4) root.refuse("statement", ">= 4");
    if (!document.fault && !plain_day(on)) root.refuse("date", "YYYY-MM-DD");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  const std::string id(request.path_parameters[0]);
  return done(request, screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    RONGXIN_CHECK(
        instruments::sign_instrument_check(transaction, screening, {name, caller.account()}, id, statement, on));
    screening.audit.append(transaction, audit::by(caller, "signInstrumentCheck", 0, "instrument " + id));
    return success();
  }));
}

Response confirm_check(campaigns::Screening& screening, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string name;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"name"});
    name = root.string("name", 90);
    if (!document.fault && name.empty()) root.refuse("name", ">= 1");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  const std::string id(request.path_parameters[0]);
  return done(request, screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    RONGXIN_CHECK(instruments::confirm_instrument_check(transaction, screening, {name, caller.account()}, id));
    screening.audit.append(transaction, audit::by(caller, "confirmInstrumentCheck", 0, "instrument " + id));
    return success();
  }));
}

Response retests(campaigns::Screening& screening, const Request& request, const Caller& caller) {
  auto body = list_retests(screening, caller, request.language());
  if (!body) return Response::problem(body.problem(), request.language());
  return Response::json(std::move(*body));
}

}  // namespace

std::vector<http::Route> library_routes(campaigns::Screening& screening) {
  const std::vector<Role> readers{Role::psychology_teacher, Role::school_leader, Role::counselling_centre,
                                  Role::county_officer, Role::city_officer};
  const std::vector<Role> city{Role::city_officer}, psychologist{Role::psychology_teacher};
  const auto with = [&screening](auto use_case) {
    return [&screening, use_case](const Request& r, const Caller& c) { return use_case(screening, r, c); };
  };
  return {
      http::staff_route(Method::get, "/api/instruments/{id}", {readers, DataClass::none, Rate::ordinary},
                        with(read_instrument_page)),
      http::staff_route(Method::post, "/api/instruments/{id}/check", {city, DataClass::none, Rate::ordinary},
                        with(sign_check), {8192}),
      http::staff_route(Method::post, "/api/instruments/{id}/check/confirm", {city, DataClass::none, Rate::ordinary},
                        with(confirm_check), {4096}),
      http::staff_route(Method::get, "/api/retests", {psychologist, DataClass::scores, Rate::ordinary}, with(retests)),
      http::staff_route(Method::post, "/api/retests/{id}/release", {psychologist, DataClass::scores, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          return done(r, release_retest(screening, c, r.path_parameters[0]));
                        }),
  };
}

}  // namespace rongxin::campaign_desk
