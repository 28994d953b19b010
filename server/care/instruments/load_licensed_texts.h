#pragma once
// How an instrument that may not be used becomes one that may: words under a licence, a signed check.
#include "access/caller.h"
#include "instruments/licence_check.h"
#include "services/services.h"

namespace rongxin::instruments {

struct LoadedInstrument {
  std::string id, version, content_hash;
  bool already_there = false;
  std::vector<psychometrics::Fault> faults;  ///< nothing was stored when there are any
};
/// Loads words (YAML: texts_of, version of the key, licence, items) into a scoring key. They make a version
/// of their own with the key's scoring and golden vectors. The same file twice changes nothing.
/// Problems: instrument_unknown, instrument_has_texts, instrument_differs (another version of the key).
Result<LoadedInstrument> load_instrument_texts(const Services& services, const std::string& yaml,
                                               const std::string& loaded_by_name);

/// Who signs or confirms: a person by name; with an account when it is done on the page.
struct Signer {
  std::string name;
  std::optional<AccountId> account;
};
/// Signs for the newest version of an instrument. Problems: instrument_unknown, check_not_needed, check_done.
Status sign_instrument_check(store::Transaction& transaction, const Services& services, const Signer& who,
                             const std::string& id, const std::string& statement, const std::string& on);
/// Confirms what another person has signed. Problems: instrument_unknown, instrument_not_signed, check_done,
/// second_person_needed.
Status confirm_instrument_check(store::Transaction& transaction, const Services& services, const Signer& who,
                                const std::string& id);

}  // namespace rongxin::instruments
