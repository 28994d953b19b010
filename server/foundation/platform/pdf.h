#pragma once
// Pages of paper: A4, text of any script, lines, QR codes. Pango and Cairo stay behind this face.
#include <memory>
#include <string>
#include <string_view>

namespace rongxin {

struct TextLook {
  double points = 10;
  bool bold = false;
  bool fixed_width = false;  ///< for codes: 0 and O, 1 and I differ
  double grey = 0;           ///< 0 black … 1 white
};

/// One document under way. Measures are points (1/72 inch) from the upper left corner.
class PdfDocument {
 public:
  static constexpr double width = 595, height = 842;
  /// Title as readers show it; language "zh-CN" or "en" chooses the shapes of Han characters.
  PdfDocument(const std::string& title, std::string_view language);
  ~PdfDocument();
  PdfDocument(const PdfDocument&) = delete;

  void next_page();
  /// Writes text wrapped to a width; how high it became.
  double text(double x, double y, double text_width, std::string_view words, const TextLook& look = {});
  /// How high it would become.
  double height_of(double text_width, std::string_view words, const TextLook& look = {});
  void line(double x1, double y1, double x2, double y2, bool dashed = false);
  void qr(double x, double y, double size, const std::string& content);
  /// The whole file; nothing can be added afterwards.
  std::string finish();

 private:
  double lay_out(double text_width, std::string_view words, const TextLook& look);
  struct Canvas;
  std::unique_ptr<Canvas> canvas_;
};

}  // namespace rongxin
