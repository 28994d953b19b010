#pragma once
// One command, one file. Each adds itself to the application and runs with what --config and
// --store say.
#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "composition.h"
#include "platform/config.h"

namespace rongxin::cli {

struct Common {
  std::string config_file;
  std::string store;
  std::string language = "zh-CN";
  bool json = false;
  int exit_code = 0;

  Result<Config> config() const;
  /// Prints the problem in words (or JSON) and remembers that the command failed.
  void fail(const Problem& problem);
  /// Opens the composition; on a problem prints it and gives nothing.
  std::unique_ptr<Composition> open(bool may_create);
  std::unique_ptr<Composition> open(const Config& config, bool may_create);
};

using AddCommand = void (*)(CLI::App&, Common&);
void add_serve(CLI::App&, Common&);
void add_migrate(CLI::App&, Common&);
void add_import(CLI::App&, Common&);
void add_campaign(CLI::App&, Common&);
void add_instrument(CLI::App&, Common&);
void add_account(CLI::App&, Common&);
void add_verify_audit(CLI::App&, Common&);
void add_replay(CLI::App&, Common&);
void add_rescore(CLI::App&, Common&);
void add_demo(CLI::App&, Common&);

/// Whole file, or nothing when it cannot be read or is over `octets_max`.
Result<std::string> read_whole_file(const std::string& path, std::size_t octets_max);

}  // namespace rongxin::cli
