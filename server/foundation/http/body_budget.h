#pragma once
#include <array>
#include <cstddef>
#include <mutex>

namespace rongxin::http {

/// The memory of all bodies that are under way together, counted by what their headers announce. Anonymous ones and
/// files may take a part only, so that a child's answers always find room.
class BodyBudget {
 public:
  enum class Kind { anonymous, file, known };  ///< nobody has signed in; more than `file_bytes_min`; all others
  static constexpr std::size_t file_bytes_min = 64 * 1024;

  /// `octets_max` in all; of these a quarter for anonymous bodies, half for files.
  explicit BodyBudget(std::size_t octets_max)
      : limits_{octets_max / 4, octets_max / 2, octets_max}, most_(octets_max) {}
  /// An eighth of the machine's memory, 64 MiB .. 1 GiB.
  static std::size_t sane_octets();

  /// What one body holds until this goes away.
  class Share {
   public:
    Share() = default;
    Share(BodyBudget& budget, Kind kind, std::size_t octets) : budget_(&budget), kind_(kind), octets_(octets) {}
    Share(Share&& other) noexcept { swap(other); }
    Share& operator=(Share&& other) noexcept {
      Share taken(static_cast<Share&&>(other));
      swap(taken);
      return *this;
    }
    ~Share() {
      if (budget_ != nullptr) budget_->give_back(kind_, octets_);
    }
    explicit operator bool() const { return budget_ != nullptr; }

   private:
    void swap(Share& other) noexcept;
    BodyBudget* budget_ = nullptr;
    Kind kind_ = Kind::known;
    std::size_t octets_ = 0;
  };
  /// False (an empty share) when there is no room now.
  Share take(Kind kind, std::size_t octets);
  std::size_t used() const;

 private:
  void give_back(Kind kind, std::size_t octets);
  mutable std::mutex lock_;
  const std::array<std::size_t, 3> limits_;
  const std::size_t most_;
  std::array<std::size_t, 3> used_{};
};

}  // namespace rongxin::http
