#include "tests/access/oracle/made_up_city.h"

#include <random>
#include <set>

namespace oracle {
namespace {

class Maker {
 public:
  explicit Maker(unsigned seed) : chance_(seed), family_chance_(seed + 1000) {}

  City make() {
    make_units();
    make_staff();
    make_campaigns();
    for (int i = 0; i < 12; ++i)
      city_.observation_rounds.push_back({next_++, any(classes_).first, any(city_.accounts).id});
    for (const Number school : schools_) {
      city_.school_counts.push_back({0, school});
      for (const auto& campaign : city_.campaigns) city_.school_counts.push_back({campaign.id, school});
    }
    for (int i = 0; i < 70; ++i) make_student();
    make_families();
    make_seat_claims();
    for (const auto& one : classes_)
      if (!one_in(4)) city_.consent_counts.push_back({one.first});
    return std::move(city_);
  }

 private:
  bool one_in(int n) { return std::uniform_int_distribution<int>(1, n)(chance_) == 1; }
  int below(std::size_t n) { return std::uniform_int_distribution<int>(0, static_cast<int>(n) - 1)(chance_); }
  template <class T>
  const T& any(const std::vector<T>& of) {
    return of[static_cast<std::size_t>(below(of.size()))];
  }

  Number add_unit(Number parent, const std::string& kind) {
    city_.units.push_back({next_++, parent, kind, false});
    return city_.units.back().id;
  }

  void make_units() {
    const Number city = add_unit(0, "city");
    for (int c = 0; c < 3; ++c) {
      const Number county = add_unit(city, "county");
      for (int s = 0; s < 2; ++s) {
        const Number school = add_unit(county, "school");
        schools_.push_back(school);
        for (int g = 0; g < 2; ++g) {
          const Number grade = add_unit(school, "grade");
          for (int k = 0; k < 2; ++k) classes_.push_back({add_unit(grade, "class"), school});
        }
      }
    }
    for (auto& unit : city_.units)
      if (unit.kind == "class" && one_in(8)) unit.closed = true;
    for (const auto& unit : city_.units) city_.calendar.push_back({unit.id, next_++});
  }

  void make_staff() {
    const char* roles[] = {"class_teacher",        "session_operator",      "psychology_teacher", "school_leader",
                           "counselling_centre",   "county_officer",        "city_officer",       "auditor",
                           "system_administrator", "security_administrator"};
    for (int i = 0; i < 90; ++i) {
      const Number account = next_++;
      city_.accounts.push_back({account, one_in(12)});
      const std::string role = roles[i % 10];
      // Mostly where such a post belongs, now and then anywhere: a mistake must not open a door.
      Number unit = any(city_.units).id;
      if (!one_in(6)) {
        if (role == "class_teacher") unit = any(classes_).first;
        else if (role == "county_officer" || role == "counselling_centre") unit = of_kind("county");
        else if (i % 10 >= 6) unit = of_kind("city");
        else unit = any(schools_);
      }
      const Number post = next_++;
      city_.posts.push_back({post, account, unit, role, one_in(10)});
      city_.sessions.push_back({next_++, account, post, !one_in(10), one_in(10)});
      // A second post elsewhere: whoever keeps accounts in one county does not keep this one.
      if (one_in(5)) city_.posts.push_back({next_++, account, any(city_.units).id, "class_teacher", one_in(4)});
      if (one_in(3)) city_.duties.push_back({next_++, one_in(2) ? unit : any(city_.units).id, account, one_in(5)});
      if (one_in(2)) city_.contacts.push_back({account});
      if (one_in(4)) city_.leaves.push_back({next_++, account});
      if (one_in(8)) city_.proposals.push_back({next_++, account});
      if (one_in(3)) city_.proposals.push_back({next_++, account, one_in(2) ? unit : any(city_.units).id});
      if (one_in(3)) city_.proposals.push_back({next_++, account, one_in(2) ? unit : any(city_.units).id, true});
      if (one_in(2)) city_.account_acts.push_back({next_++, account});
      if (one_in(3)) city_.settings.push_back({next_++, one_in(2) ? unit : any(city_.units).id, account});
    }
  }

  Number of_kind(const std::string& kind) {
    std::vector<Number> found;
    for (const auto& unit : city_.units)
      if (unit.kind == kind) found.push_back(unit.id);
    return any(found);
  }

  void make_campaigns() {
    for (int i = 0; i < 5; ++i) {
      const Number campaign = next_++;
      city_.campaigns.push_back({campaign, any(city_.units).id, one_in(5)});
      for (const auto& post : city_.posts)
        if (post.role == "session_operator" && one_in(2))
          city_.paper_helpers.push_back({campaign, post.unit, post.account, one_in(4)});
      city_.distributions.push_back({campaign, below(20)});
      for (const auto& one : classes_)
        if (!one_in(4)) city_.campaign_classes.push_back({campaign, one.first});
    }
    make_desk();
    std::set<std::pair<Number, Number>> open;
    for (int i = 0; i < 30; ++i) {
      const auto& taking_part = any(city_.campaign_classes);
      const bool closed = one_in(2) || !open.emplace(taking_part.campaign, taking_part.school_class).second;
      city_.class_sessions.push_back({next_++, taking_part.campaign, taking_part.school_class, closed});
      if (closed && one_in(2))
        city_.rooms.push_back({city_.class_sessions.back().id, taking_part.campaign, taking_part.school_class});
    }
  }

  void make_seat_claims() {
    for (const auto& session : city_.class_sessions)
      for (const auto& member : city_.members)
        if (member.campaign == session.campaign && member.school_class == session.school_class && one_in(2))
          city_.seat_claims.push_back({member.student, session.id, 1});
  }

  // Drafts lie mostly where somebody could work on them.
  void make_desk() {
    for (int i = 0; i < 20; ++i)
      city_.campaign_drafts.push_back({next_++,
                                       one_in(3)   ? any(city_.units).id
                                       : one_in(2) ? any(schools_)
                                                   : of_kind(one_in(2) ? "county" : "city"),
                                       one_in(5)});
    for (const auto& one : city_.campaign_classes)
      if (one_in(2)) city_.class_slots.push_back({one.campaign, one.school_class});
    for (const auto& campaign : city_.campaigns)
      for (const Number school : schools_)
        if (one_in(2)) city_.slot_plans.push_back({campaign.id, school});
  }

  void make_student() {
    const Number student = next_++;
    city_.students.push_back({student});
    const auto& home = any(classes_);
    Number no = 1;
    if (one_in(4)) {
      // A transfer: done, or the old school still reads, or the new one does not yet.
      const auto& old = any(classes_);
      city_.enrolments.push_back({student, no, old.second, old.first, false});
      city_.readers.push_back({student, no++, old.second, !one_in(3)});
    }
    city_.enrolments.push_back({student, no, home.second, home.first, !one_in(10)});
    if (!one_in(8)) city_.readers.push_back({student, no, home.second, one_in(8)});
    city_.identifiers.push_back({student, 1, one_in(4)});
    city_.guardians.push_back({student, 1, one_in(4)});
    city_.views.push_back({student, 5, any(city_.accounts).id});
    for (const auto& campaign : city_.campaigns)
      if (one_in(2)) take_part(student, campaign.id, one_in(6) ? any(classes_).first : home.first);
    make_alerts(student);
    for (const auto& round : city_.observation_rounds)
      if (one_in(6)) city_.observations.push_back({student, round.id});
    make_consent(student);
  }

  void make_consent(Number student) {
    static const char* ways[] = {"link", "paper", "answering_page"};
    for (Number act = 1; act <= below(4); ++act)
      city_.consent_acts.push_back({student, act, ways[below(3)], any(city_.accounts).id, one_in(5)});
    if (one_in(2)) city_.consent_links.push_back({student, 1});
  }

  // By dice of their own, so that what staff see of a seed does not change with it.
  bool family_one_in(int n) { return std::uniform_int_distribution<int>(1, n)(family_chance_) == 1; }

  void make_families() {
    static const char* said[] = {"given", "given", "given", "informed", "refused", "withdrawn"};
    for (auto& one : city_.students) one.from_14 = family_one_in(3);
    for (auto& one : city_.guardians) one.limited = family_one_in(8);
    for (const auto& one : city_.students)
      if (family_one_in(3)) city_.guardians.push_back({one.id, 2, family_one_in(6), family_one_in(8)});
    for (auto& act : city_.consent_acts) {
      act.by_child = family_one_in(4);
      act.decision = said[std::uniform_int_distribution<int>(0, 5)(family_chance_)];
      act.from_14 = family_one_in(3);
    }
    for (const auto& one : city_.guardians)
      if (one.no == 2 && !family_one_in(3)) city_.consent_links.push_back({one.student, 2, 2});
    for (auto& link : city_.consent_links) {
      for (const auto& student : city_.students)
        if (student.id == link.student) link.from_14 = family_one_in(6) ? !student.from_14 : student.from_14;
      for (const auto& act : city_.consent_acts)
        if (act.student == link.student && !act.by_child && !family_one_in(3)) link.act = act.no;
      link.purpose = family_one_in(8) ? "file" : "screening";
      link.expired = family_one_in(5);
      link.revoked = family_one_in(6);
    }
    for (auto& one : city_.informant_sheets)
      if (!one.by_teacher && family_one_in(3)) one.author = 2;
  }

  void take_part(Number student, Number campaign, Number school_class) {
    static const char* states[] = {"submitted", "closed_unfinished", "declined", "read"};
    city_.members.push_back({student, campaign, school_class, one_in(2)});
    if (one_in(2)) city_.drafts.push_back({student, campaign, 1, 1, one_in(4)});
    static const char* written[] = {"open", "submitted", "read"};
    // Mostly by somebody who could: a colleague of the class or school.
    if (!one_in(3))
      city_.informant_sheets.push_back({student, campaign, true, author_near(school_class), written[below(3)]});
    if (one_in(2)) city_.informant_sheets.push_back({student, campaign, false, 1, written[below(3)]});
    if (one_in(3)) city_.paper_entries.push_back({student, campaign, 1});
    if (one_in(3)) city_.retests.push_back({student, campaign});
    if (one_in(3)) return;
    city_.sheets.push_back({student, campaign, 1, states[below(4)], one_in(6)});
    city_.scores.push_back({student, campaign, 1});
    if (one_in(2)) city_.rescored.push_back({student, campaign, 1});
  }

  Number parent_of(Number unit) const {
    for (const auto& one : city_.units)
      if (one.id == unit) return one.parent;
    return 0;
  }
  bool above(Number unit, Number below) const {
    for (Number at = below; at != 0; at = parent_of(at))
      if (at == unit) return true;
    return false;
  }

  /// Somebody of the school, of a class of it or of the county's centre: mostly who could be on duty.
  Number taker_near(Number student) {
    const Number school = city_.enrolments.back().student == student ? city_.enrolments.back().school : 0;
    std::vector<Number> near;
    for (const auto& post : city_.posts)
      if ((post.role == "school_leader" || post.role == "class_teacher" || post.role == "session_operator" ||
           post.role == "counselling_centre") &&
          (above(post.unit, school) || above(school, post.unit)))
        near.push_back(post.account);
    return near.empty() ? 0 : any(near);
  }

  Number author_near(Number school_class) {
    std::vector<Number> found{any(city_.accounts).id};
    for (const auto& post : city_.posts)
      if (post.unit == school_class) found.push_back(post.account);
    return found.back();
  }

  void make_alerts(Number student) {
    if (!one_in(2)) return;
    city_.alerts.push_back({student, 1,
                            one_in(2)   ? any(city_.posts).account
                            : one_in(4) ? 0
                                        : taker_near(student),
                            one_in(2) ? 1 : 2});
    Number no = 1;
    for (const auto& member : city_.members)
      if (member.student == student && one_in(2)) city_.signals.push_back({student, 1, no++, member.campaign, 1});
    const Number taker = city_.alerts.back().taken_by;
    if (taker != 0 && !one_in(4)) city_.notifications.push_back({student, 1, 1, taker});
    else if (one_in(2)) city_.notifications.push_back({student, 1, 1, any(city_.accounts).id});
    if (one_in(3)) city_.supports.push_back({student, 1, 1});
    if (one_in(3)) {
      // Mostly of a centre, where a grant belongs.
      const Post* chosen = &any(city_.posts);
      for (int tries = 0; tries < 20 && chosen->role != "counselling_centre"; ++tries) chosen = &any(city_.posts);
      const Post& post = one_in(4) ? any(city_.posts) : *chosen;
      city_.grants.push_back({student, 1, post.account, one_in(5) ? any(city_.units).id : post.unit, one_in(5)});
    }
    city_.clocks.push_back({next_++, any(schools_), 1 + below(3), one_in(4), one_in(3), one_in(3), one_in(3)});
    for (const auto& call : city_.notifications)
      if (call.student == student) city_.call_messages.push_back({next_++, student, 1, 1, !one_in(3)});
    for (int i = 0; i < 2; ++i)
      if (!one_in(3)) city_.signals.push_back({student, 1, no++, 0, 0, any(city_.posts).account});
    if (one_in(2)) city_.appointments.push_back({student, 1, 1, any(city_.accounts).id});
  }

  std::mt19937 chance_, family_chance_;
  City city_;
  Number next_ = 1000;
  std::vector<Number> schools_;
  std::vector<std::pair<Number, Number>> classes_;  // class, school
};

}  // namespace

City make_city(unsigned seed) { return Maker(seed).make(); }

}  // namespace oracle
