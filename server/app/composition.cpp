#include "composition.h"

#include <filesystem>

#include "accounts/account_names.h"
#include "campaign_desk/apply_campaign.h"
#include "platform/process_guard.h"
#include "school_roll/school_roll.h"

namespace rongxin {

std::vector<std::string> audit_anchor_files(const Config& config) {
  // Named after what it holds: two programs of one machine have two logs.
  std::vector<std::string> files{config.keys.folder + "/audit-anchor." +
                                 std::filesystem::path(config.audit.checkpoint_file).filename().string()};
  if (!config.audit.anchor_file.empty()) files.push_back(config.audit.anchor_file);
  return files;
}

Result<std::unique_ptr<Composition>> Composition::open(const Config& config, const Clock& clock, bool may_create) {
  std::unique_ptr<Composition> made(new Composition(config, clock));
  make_private(config.keys.folder);
  make_private(config.audit.checkpoint_file);
  sweep_uploads(config.keys.folder + "/../uploads");
  RONGXIN_TRY(keys, KeyRing::open(config.keys.folder, may_create));
  made->keys = keys;
  store::StoreOptions options;
  options.url = config.store.url;
  options.may_create = may_create;
  options.clock = &clock;
  if (may_create && options.url.starts_with("sqlite:"))
    std::filesystem::create_directories(std::filesystem::absolute(options.url.substr(7)).parent_path());
  std::filesystem::create_directories(std::filesystem::absolute(config.audit.checkpoint_file).parent_path());
  RONGXIN_TRY(database, store::Database::open(options));
  made->database = std::move(database);
  made->audit = std::make_unique<audit::AuditLog>(made->keys.audit, clock, config.audit.checkpoint_file,
                                                  audit_anchor_files(config));
  made->database->watch_writers(*made->audit);
  made->vault = std::make_unique<access::StudentVault>(made->keys, *made->database);
  made->services.reset(new Services{*made->database, made->keys, clock, *made->audit, *made->vault});
  RONGXIN_CHECK(school_roll::normalise_stored_roll(*made->database, made->keys, *made->vault, clock));
  RONGXIN_CHECK(accounts::normalise_stored_accounts(*made->database));
  RONGXIN_TRY(texts, consent::ConsentTexts::open(*made->database, clock.now_ms()));
  made->consent.reset(new consent::Consent{*made->services, std::move(texts), {}, config.server.public_address});
  consent::load_withdrawals(*made->consent);
  made->screening.reset(new campaigns::Screening{*made->services, made->shelf, made->changed,
                                                 config.server.public_address, *made->consent});
  RONGXIN_CHECK(campaign_desk::load_campaigns(*made->screening));
  return made;
}

Composition::~Composition() {
  if (database) database->close();
}

}  // namespace rongxin
