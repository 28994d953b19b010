#include "instruments/load_licensed_texts.h"

#include <set>

#include <yaml-cpp/yaml.h>

#include "instruments/problems.h"
#include "platform/crypto.h"
#include "platform/yaml_reader.h"
#include "sql/instruments/confirm_instrument_check.h"
#include "sql/instruments/keep_loaded_version.h"
#include "sql/instruments/note_loaded_texts.h"
#include "sql/instruments/sign_instrument_check.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto licensing = SystemKey::because("licences and checks of instruments hold nothing of a student");
constexpr std::size_t texts_octets_max = 256 * 1024;

psychometrics::Fault fault_of(std::string path, std::string code, const Sentence& what) {
  return {std::move(path), std::move(code), what.zh, what.en};
}

struct TextsFile {
  std::string id, version, holder, statement, translation_source, validated;
  psychometrics::Text stem;
  std::map<int, psychometrics::Text> options;
  std::map<std::string, psychometrics::Text> items;
  std::string items_per_screen_max;  ///< as written; empty: as the key says
};

// An official Chinese wording often has no English one: then the Chinese stands in both places.
psychometrics::Text words_of(const YamlReader& node) {
  const std::string zh = node.string("zh-CN");
  return {{"zh-CN", zh}, {"en", node.string_or("en", zh)}};
}

TextsFile texts_of(const YamlReader& root) {
  root.only({"texts_of", "version", "licence", "translation_source", "validated_translation", "items_per_screen_max",
             "stem", "options", "items"});
  TextsFile out{root.string("texts_of"),
                root.string("version"),
                "",
                "",
                root.string("translation_source"),
                root.one_of("validated_translation", {"yes", "no"})};
  const auto licence = root["licence"];
  licence.only({"holder", "statement"});
  out.holder = licence.string("holder");
  out.statement = licence.string("statement");
  if (root["items_per_screen_max"].present())
    out.items_per_screen_max = std::to_string(root.integer("items_per_screen_max"));
  if (const auto stem = root["stem"]; stem.present()) {
    stem.only({"zh-CN", "en"});
    out.stem = words_of(stem);
  }
  for (const auto& one : root["options"].list()) {
    one.only({"value", "zh-CN", "en"});
    out.options[one.integer("value")] = words_of(one);
  }
  for (const auto& one : root["items"].list()) {
    one.only({"id", "zh-CN", "en"});
    if (!out.items.emplace(one.string("id"), words_of(one)).second)
      one.fault("duplicate_item", texts::instruments::duplicate_item());
  }
  return out;
}

void put_words(YAML::Node node, const psychometrics::Text& words) {
  for (const auto& [language, text] : words) node[language] = text;
}

// The key with the words in their places; scoring, bands and golden vectors stay letter for letter.
std::string merged(const std::string& key, const TextsFile& texts, const std::string& version) {
  YAML::Node root = YAML::Load(key);
  root["version"] = version;
  root["text_included"] = "yes";
  root["translation_source"] = texts.translation_source;
  root["validated_translation"] = texts.validated;
  root["licence_status"] = "text loaded under the licence of " + texts.holder;
  if (!texts.stem.empty()) put_words(root["stem"], texts.stem);
  if (!texts.items_per_screen_max.empty()) root["items_per_screen_max"] = texts.items_per_screen_max;
  for (auto option : root["options"])
    if (const auto words = texts.options.find(option["value"].as<int>()); words != texts.options.end())
      put_words(option, words->second);
  for (auto item : root["items"])
    if (const auto words = texts.items.find(item["id"].as<std::string>()); words != texts.items.end())
      put_words(item["text"], words->second);
  return YAML::Dump(root) + "\n";
}

// A number is no answer: an option for which the file has no words would be shown to children as "1".
void add_missing_options(const psychometrics::Instrument& instrument, const TextsFile& texts, LoadedInstrument& out) {
  std::set<int> missing;
  for (const auto& item : instrument.items)
    for (const auto& option : item.options) {
      if (texts.options.contains(option.value)) continue;
      const auto words = option.text.find("zh-CN");
      if (words == option.text.end() || words->second.empty() || words->second == std::to_string(option.value))
        missing.insert(option.value);
    }
  for (const int value : missing)
    out.faults.push_back(
        fault_of("options", "option_without_words", texts::instruments::option_without_words({.value = value})));
}

Status store_texts(Transaction& transaction, const Services& services, const TextsFile& texts,
                   const std::string& file_hash, const std::string& loaded_by_name, LoadedInstrument& out) {
  const auto key = find_in_library(transaction, texts.id);
  if (!key) return Problem(problems::instrument_unknown, "texts_of", {{"instrument", texts.id}});
  // Words loaded before do not hinder others: the shipped key itself is what they go into.
  const std::string shipped = shipped_definition(texts.id);
  const std::string& scored = shipped.empty() ? key->definition : shipped;
  const auto scoring = read_instrument(scored);
  const std::string& version = scoring.compiled.source.version;
  if (scoring.compiled.source.text_included)
    return Problem(problems::instrument_has_texts, "texts_of", {{"instrument", texts.id}});
  if (version != texts.version)
    return Problem(problems::instrument_differs, "version", {{"instrument", texts.id + " " + texts.version}});
  const std::string whole = merged(scored, texts, version + "+" + file_hash.substr(0, 8));
  const auto read = read_instrument(whole);
  out.faults = read.faults;
  for (const auto& [id, words] : texts.items)
    if (read.faults.empty() && read.compiled.item_index(id) < 0)
      out.faults.push_back(fault_of("items", "unknown_item", texts::instruments::unknown_item({.id = id})));
  add_missing_options(read.compiled.source, texts, out);
  if (!out.faults.empty()) return Problem(problems::instrument_differs, "items", {{"instrument", texts.id}});
  const std::int64_t now_ms = services.clock.now_ms();
  out.version = read.compiled.source.version;
  out.content_hash = read.content_hash;
  out.already_there = transaction.run(licensing, sql::instruments::keep_loaded_version{.instrument_id = out.id,
                                                                                       .version = out.version,
                                                                                       .content_hash = out.content_hash,
                                                                                       .definition = whole,
                                                                                       .published_at_ms = now_ms}) == 0;
  if (out.already_there) return success();
  transaction.run(licensing, sql::instruments::note_loaded_texts{.instrument_id = out.id,
                                                                 .version = out.version,
                                                                 .file_hash = file_hash,
                                                                 .licence_holder = texts.holder,
                                                                 .licence_statement = texts.statement,
                                                                 .loaded_by_name = loaded_by_name,
                                                                 .loaded_at_ms = now_ms});
  services.audit.append(transaction, {"system", 0, 0, "loadInstrumentTexts", 0, out.id + " " + out.version});
  return success();
}

}  // namespace

Result<LoadedInstrument> load_instrument_texts(const Services& services, const std::string& yaml,
                                               const std::string& loaded_by_name) {
  LoadedInstrument out;
  YamlDocument document(yaml, texts_octets_max);
  TextsFile texts;
  if (document.faults().empty()) texts = texts_of(document.root());
  for (const auto& fault : document.faults()) out.faults.push_back(fault_of(fault.path, fault.code, fault.text));
  if (!out.faults.empty()) return out;
  out.id = texts.id;
  const std::string file_hash = hex(view(CryptoProvider::standard().digest(yaml)));
  const auto stored = services.database.write(licensing, [&](Transaction& transaction) {
    return store_texts(transaction, services, texts, file_hash, loaded_by_name, out);
  });
  if (!stored && out.faults.empty()) return stored.problem();
  return out;
}

Status sign_instrument_check(Transaction& transaction, const Services& services, const Signer& who,
                             const std::string& id, const std::string& statement, const std::string& on) {
  const auto entry = find_in_library(transaction, id);
  if (!entry) return Problem(problems::instrument_unknown, "id", {{"instrument", id}});
  if (!entry->source().needs_signed_check) return Problem(problems::check_not_needed, "id", {{"instrument", id}});
  if (transaction.run(licensing, sql::instruments::sign_instrument_check{.instrument_id = id,
                                                                         .version = entry->source().version,
                                                                         .content_hash = entry->read.content_hash,
                                                                         .statement = statement,
                                                                         .signed_by_name = who.name,
                                                                         .signed_by = who.account,
                                                                         .signed_on = on,
                                                                         .signed_at_ms = services.clock.now_ms()}) == 0)
    return Problem(problems::check_done, "id", {{"instrument", id}});
  return success();
}

Status confirm_instrument_check(Transaction& transaction, const Services& services, const Signer& who,
                                const std::string& id) {
  const auto entry = find_in_library(transaction, id);
  if (!entry) return Problem(problems::instrument_unknown, "id", {{"instrument", id}});
  if (!entry->check) return Problem(problems::instrument_not_signed, "id", {{"instrument", id}});
  const bool same_account = who.account && who.account->value == entry->check->signed_by;
  if (same_account || who.name == entry->check->signed_by_name)
    return Problem(problems::second_person_needed, "name", {{"instrument", id}});
  if (transaction.run(licensing,
                      sql::instruments::confirm_instrument_check{.instrument_id = id,
                                                                 .version = entry->source().version,
                                                                 .confirmed_by_name = who.name,
                                                                 .confirmed_by = who.account,
                                                                 .confirmed_at_ms = services.clock.now_ms()}) == 0)
    return Problem(problems::check_done, "id", {{"instrument", id}});
  return success();
}

}  // namespace rongxin::instruments
