#pragma once
// A small city with everything that decides about sight: transfers half done, ended posts, closed
// sessions, alerts of two schools. Plain rows; the same seed makes the same city.
#include <cstdint>
#include <string>
#include <vector>

namespace oracle {

using Number = std::int64_t;

struct Unit {
  Number id, parent;
  std::string kind;
  bool closed;
};
struct Account {
  Number id;
  bool ended;
};
struct Post {
  Number id, account, unit;
  std::string role;
  bool ended;
};
struct Session {
  Number context, account, post;
  bool working, ended;
};
struct Duty {
  Number id, unit, account;
  bool ended;
};
struct Contact {
  Number account;
};  ///< where a member of staff is called
struct Leave {
  Number id, account;
};
struct CalendarSpan {
  Number unit, no;
};
struct Student {
  Number id;
  bool from_14 = false;
};
struct Enrolment {
  Number student, no, school, school_class;
  bool current;
};
struct Reader {
  Number student, no, unit;
  bool ended;
};  ///< a school that may read the student
struct View {
  Number student, no, account;
};  ///< somebody has looked
struct Identifier {
  Number student, no;
  bool replaced;
};
struct Guardian {
  Number student, no;
  bool silent;
  bool limited = false;
};  ///< silent: must not be told; limited: under a custody limit that leaves the school free to meet them
struct Campaign {
  Number id, unit;
  bool recalled;
};
struct CampaignClass {
  Number campaign, school_class;
};
struct Member {
  Number student, campaign, school_class;
  bool asked_of_families = false;
};  ///< or the campaign file says it
struct ClassSession {
  Number id, campaign, school_class;
  bool closed;
};
struct SeatClaim {
  Number student, session, no;
};
struct Draft {
  Number student, campaign, attempt, device;
  bool withheld;
};
struct Sheet {
  Number student, campaign, attempt;
  std::string state;
  bool set_aside;
};
struct Score {
  Number student, campaign, attempt;
};
struct Alert {
  Number student, no;
  Number taken_by = 0, tier = 1;
};
struct Signal {
  Number student, alert, no, campaign, attempt;
  Number raised_by = 0;
};  ///< raised_by: a manual concern
struct Notification {
  Number student, alert, no, account;
};
struct AccountAct {
  Number id, account;
};  ///< what was done to whose account
struct Proposal {
  Number id, account, unit = 0;
  bool of_account = false;
};  ///< unit 0: an instrument that an officer wrote; else what an office proposes
struct SettingVersion {
  Number id, unit, account;
};
struct Rescored {
  Number student, campaign, attempt;
};
struct Grant {
  Number student, alert, account, unit;
  bool ended;
};  ///< one alert for one person of the county
struct Support {
  Number student, alert, no;
};
struct OpenClock {
  Number id, school, tier;
  bool unreachable, asked, came_up, reached_leaders;
};
struct SchoolCount {
  Number campaign, school;
};  ///< campaign 0: of alerts
struct CallMessage {
  Number event, student, alert, notification;
  bool belongs;
};  ///< false: another effect in the outbox
struct PaperTypist {
  Number campaign, school, account;
  bool ended;
};
struct PaperEntry {
  Number student, campaign, no;
};
struct InformantSheet {
  Number student, campaign;
  bool by_teacher;
  Number author;
  std::string state;
};  ///< about a student
struct ConsentAct {
  Number student, no;
  std::string way;
  Number entered_by;
  bool taken_back;
  bool by_child = false;
  std::string decision = "given";
  bool from_14 = false;  ///< the child's age when it was said
};
struct ConsentLink {
  Number student, no;
  Number guardian = 1, act = 0;  ///< what was said last through it; 0 before
  std::string purpose = "screening";
  bool from_14 = false;  ///< the child's age when it was printed
  bool expired = false, revoked = false;
};
struct ConsentCount {
  Number school_class;
};
struct ObservationRound {
  Number id, school_class, account;
};
struct Observation {
  Number student, round;
};
struct Appointment {
  Number student, no, alert, account;
};
struct Distribution {
  Number campaign, value;
};
struct CampaignDraft {
  Number id, unit;
  bool deleted;
};  ///< on the page, not yet or already published
struct ClassSlot {
  Number campaign, school_class;
};
struct SlotPlan {
  Number campaign, school;
};  ///< a school has chosen
struct Retest {
  Number student, campaign;
};
struct Room {
  Number session, campaign, school_class;
};  ///< a class session that stands out

struct City {
  std::vector<Unit> units;
  std::vector<Account> accounts;
  std::vector<Post> posts;
  std::vector<Session> sessions;
  std::vector<Duty> duties;
  std::vector<Contact> contacts;
  std::vector<Leave> leaves;
  std::vector<CalendarSpan> calendar;
  std::vector<Student> students;
  std::vector<Enrolment> enrolments;
  std::vector<Reader> readers;
  std::vector<View> views;
  std::vector<Identifier> identifiers;
  std::vector<Guardian> guardians;
  std::vector<Campaign> campaigns;
  std::vector<CampaignClass> campaign_classes;
  std::vector<Member> members;
  std::vector<ClassSession> class_sessions;
  std::vector<SeatClaim> seat_claims;
  std::vector<Draft> drafts;
  std::vector<Sheet> sheets;
  std::vector<Score> scores;
  std::vector<Alert> alerts;
  std::vector<Signal> signals;
  std::vector<Notification> notifications;
  std::vector<CallMessage> call_messages;
  std::vector<ObservationRound> observation_rounds;
  std::vector<Observation> observations;
  std::vector<Appointment> appointments;
  std::vector<Grant> grants;
  std::vector<Support> supports;
  std::vector<OpenClock> clocks;
  std::vector<SchoolCount> school_counts;
  std::vector<Distribution> distributions;
  std::vector<Retest> retests;
  std::vector<Room> rooms;
  std::vector<Proposal> proposals;
  std::vector<AccountAct> account_acts;
  std::vector<SettingVersion> settings;
  std::vector<Rescored> rescored;
  std::vector<CampaignDraft> campaign_drafts;
  std::vector<ClassSlot> class_slots;
  std::vector<SlotPlan> slot_plans;
  std::vector<PaperTypist> paper_helpers;
  std::vector<PaperEntry> paper_entries;
  std::vector<InformantSheet> informant_sheets;
  std::vector<ConsentAct> consent_acts;
  std::vector<ConsentLink> consent_links;
  std::vector<ConsentCount> consent_counts;
};

/// When guardians show themselves in a made-up city, and who is 14 then.
inline constexpr Number shown_at_ms = 5;
inline constexpr const char* fourteen_if_born_by = "2012-06-01";

City make_city(unsigned seed);
/// INSERT statements that put the city into an empty database of the current schema.
std::vector<std::string> insert_statements(const City& city);

}  // namespace oracle
