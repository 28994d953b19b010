#include "cli/command.h"

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "platform/problem_catalogue.h"

namespace rongxin::cli {

Result<Config> Common::config() const {
  auto config = config_file.empty() ? default_config() : read_config(config_file);
  if (config && !store.empty()) config->store.url = store.find(':') == std::string::npos ? "sqlite:" + store : store;
  return config;
}

void Common::fail(const Problem& problem) {
  exit_code = 1;
  if (!json) {
    std::cerr << problem.text(language) << "\n";
    return;
  }
  std::cout << boost::json::serialize(boost::json::object{
                   {"code", problem.kind->code}, {"field", problem.field}, {"title", problem.text(language)}})
            << "\n";
}

std::unique_ptr<Composition> Common::open(bool may_create) {
  auto settings = config();
  if (!settings) {
    fail(settings.problem());
    return nullptr;
  }
  return open(*settings, may_create);
}

std::unique_ptr<Composition> Common::open(const Config& config, bool may_create) {
  auto made = Composition::open(config, Clock::system(), may_create);
  if (!made) {
    fail(made.problem());
    return nullptr;
  }
  return std::move(made).value();
}

Result<std::string> read_whole_file(const std::string& path, std::size_t octets_max) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (failed) return Problem(problems::file_unreadable, "", {{"path", path}, {"detail", failed.message()}});
  if (size > octets_max)
    return Problem(problems::file_too_large, "",
                   {{"path", path}, {"limit_mib", std::to_string(octets_max / 1024 / 1024)}});
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return Problem(problems::file_unreadable, "", {{"path", path}, {"detail", "read"}});
  return text.str();
}

}  // namespace rongxin::cli
