#pragma once
// Campaigns, which classes and students take part, and what is counted of them.
#include "tests/access/oracle/city.h"

namespace oracle {

struct Campaign {
  Number id, unit;
  bool recalled;
};
struct CampaignClass {
  Number campaign, school_class;
};
/// Asked of families: or the campaign file says it.
struct Member {
  Number student, campaign, school_class;
  bool asked_of_families;
};
struct Rescored {
  Number student, campaign, attempt;
};
struct Distribution {
  Number campaign, value;
};

bool recalled(const City& city, Number campaign);

}  // namespace oracle
