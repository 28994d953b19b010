#include "fieldwork/access_slips.h"

#include <array>

#include "answering/sign_in_to_answer.h"
#include "platform/pdf.h"
#include "platform/problem_catalogue.h"
#include "sql/fieldwork/list_card_pupils.h"
#include "sql/fieldwork/list_class_pupils.h"
#include "sql/fieldwork/read_myself.h"
#include "texts/fieldwork.h"

namespace rongxin::fieldwork {
namespace {

using campaign_desk::AccessSlip;
using campaigns::Screening;
using store::StaffTransaction;
constexpr double margin = 28, foot_height = 30, pad = 14, qr_size = 74;

// An address as it is typed: without its scheme.
std::string typed(std::string_view address) {
  const auto scheme = address.find("//");
  return std::string(address.substr(scheme == std::string_view::npos ? 0 : scheme + 2));
}

// "初二(1)班  座号 7"
std::string class_and_seat(const AccessSlip& slip, std::string_view language) {
  return slip.class_name + (slip.seat > 0 ? "  " + texts::fieldwork::seat({.number = slip.seat}).in(language) : "");
}

std::string in_one_line(const std::vector<settings::Hotline>& lines, const std::string& language, bool named) {
  std::string out;
  for (const auto& one : lines) {
    if (one.number.empty()) continue;  // "come to the counselling room": everybody at the school knows where it is
    out += (out.empty() ? "" : "\u3000") + one.number + (named ? " " + one.name.at(language) : "");
  }
  return out;
}

// As large as the room below allows: with names, smaller, at last the numbers alone; a paper with half of them would
// mislead.
void draw_hotlines(PdfDocument& pdf, double x, double y, double width, double bottom,
                   const std::vector<settings::Hotline>& lines, std::string_view language) {
  constexpr std::array<double, 3> sizes{8, 7, 6};
  for (const bool named : {true, false})
    for (const double points : sizes) {
      const std::string words = in_one_line(lines, std::string(language), named);
      const TextLook look{points, false, false, 0.15};
      if (y + pdf.height_of(width, words, look) > bottom) continue;
      pdf.text(x, y, width, words, look);
      return;
    }
}

/// A grid of cells with cutting lines and the same foot on every page.
class CutSheet {
 public:
  CutSheet(PdfDocument& pdf, const std::string& foot, int a_page)
      : pdf_(pdf), foot_(foot), rows_(std::max(1, a_page / 2)) {}

  /// Upper left corner of the next cell.
  std::pair<double, double> next_cell() {
    const int place = count_++ % (rows_ * 2);
    if (place == 0) begin_page();
    return {margin + (place % 2) * cell_width(), margin + (place / 2) * cell_height()};
  }
  double cell_width() const { return (PdfDocument::width - 2 * margin) / 2; }
  double cell_height() const { return (PdfDocument::height - 2 * margin - foot_height) / rows_; }

 private:
  void begin_page() {
    pdf_.next_page();
    const double bottom = margin + rows_ * cell_height();
    for (int row = 0; row <= rows_; ++row)
      pdf_.line(margin / 2, margin + row * cell_height(), PdfDocument::width - margin / 2, margin + row * cell_height(),
                true);
    for (int column = 0; column <= 2; ++column)
      pdf_.line(margin + column * cell_width(), margin / 2, margin + column * cell_width(), bottom + margin / 2, true);
    pdf_.text(margin, PdfDocument::height - foot_height - 4, PdfDocument::width - 2 * margin, foot_,
              {8, false, false, 0.35});
  }
  PdfDocument& pdf_;
  const std::string foot_;
  const int rows_;
  int count_ = 0;
};

void draw_slip(PdfDocument& pdf, CutSheet& grid, const SlipSheet& sheet, const AccessSlip& slip,
               std::string_view language) {
  auto [x, y] = grid.next_cell();
  const double bottom = y + grid.cell_height() - pad / 2;
  const double inner = grid.cell_width() - 2 * pad, left = x + pad, narrow = inner - qr_size - 10;
  const std::string door = sheet.address + "/a/";
  pdf.qr(x + grid.cell_width() - pad - qr_size, y + pad, qr_size, door + "#c=" + slip.code);
  y += pad - 2;
  y += pdf.text(left, y, narrow, sheet.title, {8.5, false, false, 0.3}) + 3;
  y += pdf.text(left, y, narrow, slip.name, {17, true});
  y += pdf.text(left, y, narrow, class_and_seat(slip, language), {10.5}) + 2;
  pdf.text(left, y, narrow, texts::fieldwork::slip_code().in(language), {8, false, false, 0.3});
  y += 11;
  y += pdf.text(left, y, inner, grouped_by_four(slip.code), {20, true, true});
  y += pdf.text(left, y, inner, texts::fieldwork::slip_type_it({.address = typed(door)}).in(language), {8.5});
  y += pdf.text(left, y, inner, texts::fieldwork::slip_check_name().in(language), {8.5}) + 3;
  draw_hotlines(pdf, left, y, inner, bottom, sheet.hotlines, language);
}

void draw_card(PdfDocument& pdf, CutSheet& grid, const SlipSheet& sheet, const AccessSlip& card,
               std::string_view language) {
  auto [x, y] = grid.next_cell();
  const double bottom = y + grid.cell_height() - pad / 2;
  const double size = qr_size + 16, inner = grid.cell_width() - 2 * pad, left = x + pad, narrow = inner - size - 10;
  pdf.qr(x + grid.cell_width() - pad - size, y + pad, size, sheet.address + "/a/#c=" + card.code);
  const double below_qr = y + pad + size + 8;
  y += pad;
  y += pdf.text(left, y, narrow, texts::fieldwork::card_title().in(language), {9, false, false, 0.3}) + 3;
  y += pdf.text(left, y, narrow, card.name, {17, true});
  y += pdf.text(left, y, narrow, class_and_seat(card, language), {10.5}) + 6;
  y = std::max(y, below_qr);
  y += pdf.text(left, y, inner, texts::fieldwork::card_how().in(language), {8.5});
  y += pdf.text(left, y, inner, texts::fieldwork::card_keep().in(language), {8.5}) + 3;
  draw_hotlines(pdf, left, y, inner, bottom, sheet.hotlines, language);
}

// Who holds the paper answers for it: name, unit and minute stand on every page.
std::string foot_of(Screening& screening, StaffTransaction& transaction, std::string_view language) {
  const std::string at = instant_text(screening.clock.now_ms()).replace(10, 1, " ").substr(0, 16);
  return transaction
      .one(sql::fieldwork::read_myself{},
           [&](const auto& row) {
             return texts::fieldwork::printed_by({.name = row.name(), .unit = row.unit_name(), .at = at}).in(language);
           })
      .value_or("");
}

Status log_read(Screening& screening, const access::Caller& caller, std::string_view action,
                const std::string& detail) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, audit::by(caller, action, 0, detail));
    return success();
  });
}

}  // namespace

std::string grouped_by_four(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += ' ';
    out += code[i];
  }
  return out;
}

std::string draw_slips(const SlipSheet& sheet, const std::vector<AccessSlip>& slips, std::string_view language) {
  PdfDocument pdf(sheet.title, language);
  CutSheet grid(pdf, sheet.foot, sheet.a_page);
  for (const auto& slip : slips) draw_slip(pdf, grid, sheet, slip, language);
  return pdf.finish();
}

Result<std::string> print_access_slips(Screening& screening, const access::Caller& caller, CampaignId campaign,
                                       UnitId class_unit, int a_page, std::string_view language) {
  const auto known = screening.shelf.find(campaign);
  if (!known) return problems::not_found;
  SlipSheet sheet{known->definition.title.at(std::string(language)), "", screening.public_address, a_page, {}};
  std::vector<AccessSlip> slips;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    sheet.foot = foot_of(screening, transaction, language);
    sheet.hotlines = settings::shown_hotlines(settings::read_hotlines(transaction, class_unit, screening.clock.today()),
                                              known->definition.hotlines);
    transaction.each(
        sql::fieldwork::list_class_pupils{.campaign_id = campaign, .class_unit_id = class_unit}, [&](const auto& row) {
          const auto code = answering::access_code_of(screening.keys.code, row.student_id(), campaign, row.code_no());
          slips.push_back({"", std::string(row.class_name()), std::string(row.name()), code, row.seat_no()});
        });
    return 0;
  });
  if (slips.empty()) return problems::not_found;
  RONGXIN_CHECK(log_read(screening, caller, "printAccessSlips",
                         "campaign " + std::to_string(campaign.value) + " class " + std::to_string(class_unit.value)));
  return draw_slips(sheet, slips, language);
}

Result<std::string> print_personal_cards(Screening& screening, const access::Caller& caller, UnitId class_unit,
                                         std::string_view language) {
  SlipSheet sheet{texts::fieldwork::card_title().in(language), "", screening.public_address, slips_a_page, {}};
  std::vector<AccessSlip> cards;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    sheet.foot = foot_of(screening, transaction, language);
    sheet.hotlines =
        settings::shown_hotlines(settings::read_hotlines(transaction, class_unit, screening.clock.today()));
    transaction.each(sql::fieldwork::list_card_pupils{.class_unit_id = class_unit}, [&](const auto& row) {
      cards.push_back({"", std::string(row.class_name()), std::string(row.name()),
                       answering::card_of(screening.keys.code, row.student_id()), row.seat_no()});
    });
    return 0;
  });
  if (cards.empty()) return problems::not_found;
  RONGXIN_CHECK(log_read(screening, caller, "printPersonalCards", "class " + std::to_string(class_unit.value)));
  PdfDocument pdf(sheet.title, language);
  CutSheet grid(pdf, sheet.foot, sheet.a_page);
  for (const auto& card : cards) draw_card(pdf, grid, sheet, card, language);
  return pdf.finish();
}

}  // namespace rongxin::fieldwork
