#pragma once
// The outbox: an effect is a row in the transaction of its cause, carried out after the commit.
#include <string_view>

#include "store/transaction.h"

namespace rongxin::events {

/// Writes an event about the child whose transaction this is. `subject` is an id, nothing clinical.
void add(store::OwnTransaction& transaction, std::string_view kind, std::string_view subject, std::int64_t at_ms);
/// The same of what a guardian has done through a slip.
void add(store::GuardianTransaction& transaction, std::string_view kind, std::string_view subject, std::int64_t at_ms);
/// The same by the server itself. Of what is due the smallest `urgency` goes first.
void add(store::Transaction& transaction, store::SystemKey key, StudentId student, std::string_view kind,
         std::string_view subject, std::int64_t at_ms, int urgency = 3);

}  // namespace rongxin::events
