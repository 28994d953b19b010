#pragma once
// Alerts, what they stand on, and who was called.
#include "tests/access/oracle/city.h"

namespace oracle {

struct Alert {
  Number student, no;
  Number taken_by, tier;
};
/// Raised by: a manual concern; else 0, of a sheet.
struct Signal {
  Number student, alert, no, campaign, attempt;
  Number raised_by;
};
struct Notification {
  Number student, alert, no, account;
};
/// Does not belong: another effect in the outbox.
struct CallMessage {
  Number event, student, alert, notification;
  bool belongs;
};

}  // namespace oracle
