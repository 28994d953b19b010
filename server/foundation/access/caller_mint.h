#pragma once
// Included only where a credential has just been checked; tools/tidy holds the list.
#include "access/caller.h"

namespace rongxin::access {

class CallerMint {
 public:
  static Caller staff(ContextId context, AccountId account, PostId post, UnitId unit, Role role) {
    return Caller(context, account, post, unit, role);
  }
  static Answerer answerer(StudentId student, CampaignId campaign, int attempt, int device, ClassSessionId session,
                           bool consented, AssentAsked assent = AssentAsked::no, const TicketBounds& bounds = {}) {
    return Answerer(student, campaign, attempt, device, session, consented, assent, bounds);
  }
};

}  // namespace rongxin::access
