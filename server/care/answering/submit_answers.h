#pragma once
#include "answering/submitted_sheet.h"
#include "campaigns/screening.h"
#include "http/exchange.h"

namespace rongxin::answering {

/// `PUT /api/answer-sheets/{id}`: parses, judges and seals on the event loop; sheet, scores,
/// validity, alert and outbox event are one transaction; the receipt leaves after the commit.
/// The same content again gives the same receipt, other content sheet_differs. Whatever is refused, what it holds of
/// danger and its wish have raised their signals before the refusal leaves, and what may be kept is a draft.
void submit_answers(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer);

/// `PUT …/answers`: what has been answered so far on this device, or what changed since a save; critical items raise at
/// once, whatever becomes of the save. The reply names the save that is stored.
void save_answers(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer);

/// `PUT …/help-request`: 我想找人聊聊; an alert in the same breath.
void ask_for_help(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer);

/// The form of the ticket's campaign, or the reading pages of a child without consent.
void read_form(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer);

/// Stores one sheet in a transaction of the writer; shared with the closing of unfinished sheets.
struct SheetToStore {
  int attempt = 1, device = 1;
  CampaignId campaign;
  ClassSessionId session;
  std::string state;
  Bytes mac, sealed_answers;
  std::string contact_wish;
  Judgement judgement;
  std::vector<alerts::SealedSignal> signals;
  bool by_seat = false;
  std::int64_t code_no = 0,
               late_after_ms = 0;  ///< what the ticket is bound to (access::TicketBounds); 0 for the server's own
};
/// True when the sheet is new (or replaced one that was closed unfinished).
bool store_sheet(store::OwnTransaction& transaction, const SheetToStore& sheet, std::int64_t now_ms);

/// What changes are measured against; empty when no rule of the campaign measures any.
std::vector<std::optional<double>> previous_scores(store::OwnTransaction& transaction,
                                                   const campaigns::CompiledCampaign& campaign);

struct DraftsOf {
  StudentId student;
  CampaignId campaign;
  int attempt = 1;
};
/// What the devices of a sheet have saved fills what `answers` has no answer for yet, the newest device first.
void fill_from_drafts(store::OwnTransaction& transaction, const DraftsOf& sheet, const Key& key,
                      campaigns::AnswerSet& answers);

inline constexpr std::string_view answers_place = "answer_sheet.sealed_answers";
inline constexpr std::string_view draft_place = "answer_draft.sealed_answers";

}  // namespace rongxin::answering
