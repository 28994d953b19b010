#pragma once
// Keys live in a folder outside the database: master.key, 64 hexadecimal digits, mode 0600.
// Every other key is derived from it by a label, so one file is what an operator must guard.
#include <string>

#include "platform/crypto.h"
#include "platform/result.h"

namespace rongxin {

struct KeyRing {
  Key wrap;       ///< wraps the data key of each student
  Key look_up;    ///< digests of identity numbers, access codes and cards
  Key audit;      ///< the audit chain and its checkpoints
  Key ticket;     ///< tickets and session tokens
  Key public_id;  ///< numbers inside public ids
  Key receipt;    ///< receipts, and the comparison of two bodies of one sheet
  Key code;       ///< derives access codes, so that a lost slip can be printed again

  /// From `folder`/master.key. With `make`, a missing file is made with random content.
  /// Problems: keys_missing, keys_invalid (also when others may read the file).
  static Result<KeyRing> open(const std::string& folder, bool make);
  static KeyRing from_master(const Key& master);
};

}  // namespace rongxin
