#include "platform/pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <array>
#include <stdexcept>

namespace rongxin {
namespace {

cairo_status_t collect(void* closure, const unsigned char* octets, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(octets), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct PdfDocument::Canvas {
  std::string octets;
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;
  PangoLayout* layout = nullptr;
  bool page_begun = false;

  ~Canvas() {
    if (layout != nullptr) g_object_unref(layout);
    if (cairo != nullptr) cairo_destroy(cairo);
    if (surface != nullptr) cairo_surface_destroy(surface);
  }
};

PdfDocument::PdfDocument(const std::string& title, std::string_view language) : canvas_(std::make_unique<Canvas>()) {
  canvas_->surface = cairo_pdf_surface_create_for_stream(collect, &canvas_->octets, width, height);
  cairo_pdf_surface_set_metadata(canvas_->surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  // Otherwise the second by the machine's clock stands in it: two prints of the same are the same octets.
  cairo_pdf_surface_set_metadata(canvas_->surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
  canvas_->cairo = cairo_create(canvas_->surface);
  canvas_->layout = pango_cairo_create_layout(canvas_->cairo);
  pango_context_set_language(pango_layout_get_context(canvas_->layout),
                             pango_language_from_string(std::string(language).c_str()));
  pango_layout_set_wrap(canvas_->layout, PANGO_WRAP_WORD_CHAR);
}

PdfDocument::~PdfDocument() = default;

void PdfDocument::next_page() {
  if (canvas_->page_begun) cairo_show_page(canvas_->cairo);
  canvas_->page_begun = true;
}

double PdfDocument::lay_out(double text_width, std::string_view words, const TextLook& look) {
  PangoFontDescription* font = pango_font_description_from_string(look.fixed_width ? "Noto Sans Mono CJK SC, monospace"
                                                                                   : "Noto Sans CJK SC, sans-serif");
  pango_font_description_set_absolute_size(font, look.points * PANGO_SCALE);
  pango_font_description_set_weight(font, look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(canvas_->layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(canvas_->layout, static_cast<int>(text_width * PANGO_SCALE));
  pango_layout_set_text(canvas_->layout, words.data(), static_cast<int>(words.size()));
  int text_height = 0;
  pango_layout_get_size(canvas_->layout, nullptr, &text_height);
  return static_cast<double>(text_height) / PANGO_SCALE;
}

double PdfDocument::height_of(double text_width, std::string_view words, const TextLook& look) {
  return lay_out(text_width, words, look);
}

double PdfDocument::text(double x, double y, double text_width, std::string_view words, const TextLook& look) {
  const double text_height = lay_out(text_width, words, look);
  cairo_set_source_rgb(canvas_->cairo, look.grey, look.grey, look.grey);
  cairo_move_to(canvas_->cairo, x, y);
  pango_cairo_show_layout(canvas_->cairo, canvas_->layout);
  return text_height;
}

void PdfDocument::line(double x1, double y1, double x2, double y2, bool dashed) {
  constexpr std::array<double, 2> dashes{4, 4};
  cairo_set_dash(canvas_->cairo, dashes.data(), dashed ? 2 : 0, 0);
  cairo_set_line_width(canvas_->cairo, 0.6);
  cairo_set_source_rgb(canvas_->cairo, 0.55, 0.55, 0.55);
  cairo_move_to(canvas_->cairo, x1, y1);
  cairo_line_to(canvas_->cairo, x2, y2);
  cairo_stroke(canvas_->cairo);
}

void PdfDocument::qr(double x, double y, double size, const std::string& content) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(content.c_str(), 0, QR_ECLEVEL_M),
                                                             QRcode_free);
  if (!code) throw std::runtime_error("QR code");
  const double module = size / code->width;
  cairo_set_source_rgb(canvas_->cairo, 0, 0, 0);
  for (int row = 0; row < code->width; ++row)
    for (int column = 0; column < code->width; ++column)
      if ((code->data[row * code->width + column] & 1) != 0)
        cairo_rectangle(canvas_->cairo, x + column * module, y + row * module, module, module);
  cairo_fill(canvas_->cairo);
}

std::string PdfDocument::finish() {
  cairo_surface_finish(canvas_->surface);
  if (cairo_surface_status(canvas_->surface) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("PDF");
  return std::move(canvas_->octets);
}

}  // namespace rongxin
