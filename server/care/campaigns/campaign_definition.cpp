#include "campaigns/campaign_definition.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "platform/crypto.h"
#include "platform/normal_text.h"
#include "texts/campaigns.h"

namespace rongxin::campaigns {
namespace {

psychometrics::Text text_of(const YamlReader& node) {
  if (!node.present()) return {};
  node.only({"zh-CN", "en"});
  return {{"zh-CN", node.string("zh-CN")}, {"en", node.string("en")}};
}

std::int64_t instant_of(const YamlReader& node) {
  std::int64_t at_ms = 0;
  if (!read_instant(node.text(), at_ms)) node.fault("not_an_instant", texts::campaigns::not_an_instant());
  return at_ms;
}

alerts::Condition condition_of(const YamlReader& node) {
  using Of = alerts::Condition::Of;
  node.only({"scale", "item", "at_least", "rises_by"});
  const bool scale = node["scale"].present(), rises = node["rises_by"].present();
  if (scale == node["item"].present()) node.fault("one_of", texts::campaigns::one_of());
  if (rises && (!scale || node["at_least"].present())) node.fault("rises_by", texts::campaigns::rises_by());
  const Of of = rises ? Of::rise : scale ? Of::scale : Of::item;
  return {of, scale ? node.string("scale") : node.string("item"), -1, node[rises ? "rises_by" : "at_least"].real()};
}

alerts::Rule rule_of(const YamlReader& node) {
  node.only({"id", "tier", "any", "all"});
  alerts::Rule rule;
  rule.id = node.string("id");
  const std::string tier = node.one_of("tier", {"acute", "same_day", "ranked"});
  rule.tier = tier == "acute"      ? alerts::Tier::acute
              : tier == "same_day" ? alerts::Tier::same_day
                                   : alerts::Tier::ranked;
  rule.all = node["all"].present();
  for (const auto& one : node[rule.all ? "all" : "any"].list()) rule.conditions.push_back(condition_of(one));
  if (rule.conditions.empty()) node.fault("no_conditions", texts::campaigns::no_conditions());
  return rule;
}

void read_consent(const YamlReader& node, CampaignDefinition& out) {
  node.only({"default", "students", "basis"});
  out.consent_default = node.one_of("default", {"acts", "given", "refused", "silent"});
  out.lawful_basis =
      node["basis"].present() ? node.one_of("basis", {"consent", "statutory_duty", "emergency"}) : "consent";
  for (const auto& one : node["students"].list()) {
    one.only({"registry_auxiliary", "consent"});
    out.consent[normal_number(one.string("registry_auxiliary"))] =
        one.one_of("consent", {"given", "refused", "silent"});
  }
}

CampaignDefinition definition_of(const YamlReader& root) {
  root.only({"campaign", "title", "introduction", "help_promise", "who_reads", "unit", "instruments", "window",
             "population", "consent", "rules", "hotlines", "roster"});
  CampaignDefinition out;
  out.code = root.string("campaign");
  out.title = text_of(root["title"]);
  out.introduction = text_of(root["introduction"]);
  out.help_promise = text_of(root["help_promise"]);
  out.who_reads = text_of(root["who_reads"]);
  out.unit_code = root.string("unit");
  out.instruments = root["instruments"].strings();
  if (out.instruments.empty()) root.fault("no_instruments", texts::campaigns::no_instruments());
  auto window = root["window"];
  window.only({"opens", "closes"});
  out.opens_at_ms = instant_of(window["opens"]);
  out.closes_at_ms = instant_of(window["closes"]);
  if (out.closes_at_ms <= out.opens_at_ms) window.fault("window", texts::campaigns::window());
  auto population = root["population"];
  population.only({"units", "grades"});
  out.population_units = population["units"].strings();
  out.grades = population["grades"].strings();
  read_consent(root["consent"], out);
  for (const auto& rule : root["rules"].list()) out.rules.push_back(rule_of(rule));
  for (const auto& one : root["hotlines"].list()) {
    one.only({"name", "number", "note"});
    out.hotlines.push_back({text_of(one["name"]), text_of(one["note"]), one.string("number")});
  }
  for (const auto& one : root["roster"].list()) {
    one.only({"unit", "account"});
    out.roster.emplace_back(one.string("unit"), one.string("account"));
  }
  return out;
}

}  // namespace

bool read_instant(const std::string& text, std::int64_t& at_ms) {
  int year = 0, hour = 0, minute = 0, offset_hour = 0, offset_minute = 0;
  unsigned month = 0, day = 0;
  char sign = '+', rest = 0;
  const int found = std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d%c%2d:%2d%c", &year, &month, &day, &hour, &minute,
                                &sign, &offset_hour, &offset_minute, &rest);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (found != 8 || !date.ok() || hour > 23 || minute > 59 || (sign != '+' && sign != '-')) return false;
  const std::int64_t offset = (sign == '+' ? 1 : -1) * (offset_hour * 60 + offset_minute);
  at_ms = (std::chrono::sys_days(date).time_since_epoch().count() * 1440LL + hour * 60 + minute - offset) * 60'000;
  return true;
}

ReadCampaign read_campaign(const std::string& yaml) {
  ReadCampaign out;
  out.hash = hex(view(CryptoProvider::standard().digest(yaml)));
  YamlDocument document(yaml, 4 * 1024 * 1024);
  if (document.faults().empty()) out.definition = definition_of(document.root());
  out.faults = document.faults();
  return out;
}

}  // namespace rongxin::campaigns
