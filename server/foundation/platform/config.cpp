#include "platform/config.h"

#include <toml++/toml.h>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

#include "platform/problem_catalogue.h"
#include "platform/web_address.h"

namespace rongxin {
namespace {

constexpr int bodies_mib_least = 16;

/// One setting: where it is kept. The table below is the whole of what a file may say.
using Place = std::variant<std::string*, int*, bool*, std::vector<std::string>*>;

std::map<std::string, Place> places(Config& c) {
  return {{"server.address", &c.server.address},
          {"server.port", &c.server.port},
          {"server.loops", &c.server.loops},
          {"server.worker_threads", &c.server.worker_threads},
          {"server.tls_certificate_file", &c.server.tls_certificate_file},
          {"server.tls_key_file", &c.server.tls_key_file},
          {"server.public_address", &c.server.public_address},
          {"server.trusted_proxies", &c.server.trusted_proxies},
          {"server.bodies_mib_max", &c.server.bodies_mib_max},
          {"server.allow_root", &c.server.allow_root},
          {"store.url", &c.store.url},
          {"keys.folder", &c.keys.folder},
          {"audit.checkpoint_file", &c.audit.checkpoint_file},
          {"audit.checkpoint_every_s", &c.audit.checkpoint_every_s},
          {"audit.anchor_file", &c.audit.anchor_file},
          {"staff.second_factor", &c.staff.second_factor},
          {"staff.session_idle_minutes", &c.staff.session_idle_minutes},
          {"staff.lock_minutes", &c.staff.lock_minutes},
          {"log.format", &c.log.format},
          {"call.mail_url", &c.call.mail_url},
          {"call.mail_from", &c.call.mail_from},
          {"call.mail_user", &c.call.mail_user},
          {"call.mail_tls", &c.call.mail_tls},
          {"call.webhook_tls", &c.call.webhook_tls},
          {"call.mail_password_file", &c.call.mail_password_file},
          {"call.webhook_url", &c.call.webhook_url},
          {"call.webhook_key_file", &c.call.webhook_key_file},
          {"call.webhook_success", &c.call.webhook_success},
          {"call.ca_file", &c.call.ca_file},
          {"call.speed", &c.call.speed}};
}

bool set(const Place& place, const toml::node& node) {
  if (auto* const* text = std::get_if<std::string*>(&place); text != nullptr && node.is_string()) {
    **text = node.as_string()->get();
    return true;
  }
  if (auto* const* number = std::get_if<int*>(&place); number != nullptr && node.is_integer()) {
    **number = static_cast<int>(node.as_integer()->get());
    return true;
  }
  if (auto* const* flag = std::get_if<bool*>(&place); flag != nullptr && node.is_boolean()) {
    **flag = node.as_boolean()->get();
    return true;
  }
  auto* const* list = std::get_if<std::vector<std::string>*>(&place);
  if (list == nullptr || !node.is_array()) return false;
  for (const auto& one : *node.as_array()) {
    if (!one.is_string()) return false;
    (*list)->push_back(one.as_string()->get());
  }
  return true;
}

bool set_text(const Place& place, const std::string& text) {
  if (auto* const* target = std::get_if<std::string*>(&place)) {
    **target = text;
    return true;
  }
  if (auto* const* number = std::get_if<int*>(&place)) {
    char* end = nullptr;
    const long value = std::strtol(text.c_str(), &end, 10);
    **number = static_cast<int>(value);
    return !text.empty() && *end == 0;
  }
  if (auto* const* flag = std::get_if<bool*>(&place)) {
    **flag = text == "true";
    return text == "true" || text == "false";
  }
  std::get<std::vector<std::string>*>(place)->assign({text});
  return true;
}

// The numbers and names of staff, and the address that takes an alert on, stand in every message: who reads the wire
// reads and answers it. A relay at hand needs no TLS; with a password there is no choice; everything else the operator
// says.
Status check_encryption(const Config& config) {
  const auto& call = config.call;
  for (const auto& [key, said] :
       {std::pair("call.mail_tls", &call.mail_tls), std::pair("call.webhook_tls", &call.webhook_tls)})
    if (!said->empty() && *said != tls_required && *said != tls_none_inside)
      return Problem(problems::config_invalid, key,
                     {{"key", key}, {"place", std::string(tls_required) + ", " + std::string(tls_none_inside)}});
  const bool password = !call.mail_user.empty() || !call.mail_password_file.empty();
  if (password && call.mail_tls == tls_none_inside) return Problem(problems::config_password_in_clear, "call.mail_tls");
  if (call.mail_url.starts_with("smtp://") && call.mail_tls.empty() && !password && !on_this_machine(call.mail_url))
    return Problem(problems::config_mail_in_clear, "call.mail_url");
  if (call.webhook_url.starts_with("http://") && call.webhook_tls != tls_none_inside &&
      !on_this_machine(call.webhook_url))
    return Problem(problems::config_gateway_in_clear, "call.webhook_url");
  return success();
}

Status override_from_environment(Config& config) {
  for (const auto& [name, place] : places(config)) {
    std::string variable = "RONGXIN_";
    for (char c : name) variable.push_back(c == '.' ? '_' : static_cast<char>(std::toupper(c)));
    const char* value = std::getenv(variable.c_str());
    if (value != nullptr && !set_text(place, value))
      return Problem(problems::config_invalid, name, {{"key", variable}, {"place", "environment"}});
  }
  if (config.server.port < 0 || config.server.port > 65535)
    return Problem(problems::config_invalid, "server.port", {{"key", "server.port"}, {"place", "0..65535"}});
  if (config.server.bodies_mib_max < 0 ||
      (config.server.bodies_mib_max > 0 && config.server.bodies_mib_max < bodies_mib_least))
    return Problem(problems::config_invalid, "server.bodies_mib_max",
                   {{"key", "server.bodies_mib_max"}, {"place", "0, >= 16"}});
  if (config.call.speed < 1 || config.call.speed > 3600)
    return Problem(problems::config_invalid, "call.speed", {{"key", "call.speed"}, {"place", "1..3600"}});
  if (!config.call.mail_url.empty() && config.call.mail_from.find('@') == std::string::npos)
    return Problem(problems::config_invalid, "call.mail_from", {{"key", "call.mail_from"}, {"place", "name@host"}});
  const auto begins = [](const std::string& url, std::initializer_list<std::string_view> with) {
    return url.empty() ||
           std::any_of(with.begin(), with.end(), [&](std::string_view one) { return url.starts_with(one); });
  };
  if (!begins(config.call.mail_url, {"smtp://", "smtps://"}))
    return Problem(problems::config_invalid, "call.mail_url",
                   {{"key", "call.mail_url"}, {"place", "smtp://, smtps://"}});
  if (!begins(config.call.webhook_url, {"https://", "http://", "console:"}))
    return Problem(problems::config_invalid, "call.webhook_url",
                   {{"key", "call.webhook_url"}, {"place", "https://, http://"}});
  if (!config.call.webhook_success.empty() && config.call.webhook_success.find('=') == std::string::npos)
    return Problem(problems::config_invalid, "call.webhook_success",
                   {{"key", "call.webhook_success"}, {"place", "name=value"}});
  if (!config.call.ca_file.empty() && !std::ifstream(config.call.ca_file))
    return Problem(problems::config_invalid, "call.ca_file", {{"key", "call.ca_file"}, {"place", config.call.ca_file}});
  return check_encryption(config);
}

}  // namespace

Result<Config> default_config() {
  Config config;
  RONGXIN_CHECK(override_from_environment(config));
  return config;
}

Result<Config> read_config(const std::string& path) {
  Config config;
  toml::table root;
  try {
    root = toml::parse_file(path);
  } catch (const toml::parse_error& e) {
    return Problem(
        problems::config_unreadable, "",
        {{"path", path}, {"detail", std::string(e.description()) + ", line " + std::to_string(e.source().begin.line)}});
  }
  const auto known = places(config);
  for (const auto& [section, node] : root) {
    if (!node.is_table())
      return Problem(
          problems::config_unknown_key, "",
          {{"key", std::string(section.str())}, {"place", path + ":" + std::to_string(node.source().begin.line)}});
    for (const auto& [key, value] : *node.as_table()) {
      const std::string name = std::string(section.str()) + "." + std::string(key.str());
      const std::string line = path + ":" + std::to_string(value.source().begin.line);
      const auto place = known.find(name);
      if (place == known.end()) return Problem(problems::config_unknown_key, name, {{"key", name}, {"place", line}});
      if (!set(place->second, value)) return Problem(problems::config_invalid, name, {{"key", name}, {"place", line}});
    }
  }
  RONGXIN_CHECK(override_from_environment(config));
  return config;
}

}  // namespace rongxin
