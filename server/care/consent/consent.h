#pragma once
// What the slice needs and what it offers to others.
#include "consent/age_rule.h"
#include "consent/consent_texts.h"
#include "consent/withdrawals.h"
#include "services/services.h"

namespace rongxin::consent {

/// Everything the use cases of this slice stand on; made once in main.
struct Consent : Services {
  ConsentTexts texts;
  Withdrawals withdrawals;
  std::string public_address;  ///< "https://rongxin.fuzhou.example", for QR codes
};

/// What holds for a student on a day (of the asking).
Standing read_standing(store::Transaction& transaction, StudentId student, std::string_view day,
                       std::string_view purpose = "screening");

/// After an act, in its transaction: sets drafts aside when the answer is no now, counts the class anew.
/// True when the student's answers are not to be kept; tell `withdrawals` after the commit.
bool settle(store::Transaction& transaction, StudentId student, const Clock& clock);

/// The child began ("given") or said no ("refused") on the answering page. Nothing is written when the
/// same was said before at this age.
void note_assent(const Consent& consent, store::OwnTransaction& transaction, std::string_view decision, AgeBand band);

/// Who has said no, from the store. At the start, before anyone answers.
void load_withdrawals(Consent& consent);
/// What other processes have written since a little before the last call; and a few old counts anew.
void keep_up(Consent& consent);

}  // namespace rongxin::consent
