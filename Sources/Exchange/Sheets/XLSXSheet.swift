import CXLSXWriter

/// Writes an XLSX file; of its rows only one is in memory.
final class XLSXSheet: SheetWriter {
  private let path: String
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let strong: UnsafeMutablePointer<lxw_format>?
  private let share: UnsafeMutablePointer<lxw_format>?
  private var row: UInt32 = 0

  init(path: String, title: String, header: [String]) throws {
    self.path = path
    var options = lxw_workbook_options()
    options.constant_memory = UInt8(LXW_TRUE.rawValue)
    guard let book = workbook_new_opt(path, &options),
      let sheet = workbook_add_worksheet(book, Self.name(title))
    else {
      throw SheetFailure.cannotWrite(path: path, reason: "cannot begin")
    }
    self.book = book
    self.sheet = sheet
    strong = workbook_add_format(book)
    format_set_bold(strong)
    share = workbook_add_format(book)
    format_set_num_format(share, "0.0%")
    worksheet_freeze_panes(sheet, 1, 1)
    for (column, title) in header.enumerated() {
      // A Chinese character is about two units wide.
      let width = Double(min(40, max(10, title.count * 2 + 4)))
      let place = UInt16(column)
      worksheet_set_column(sheet, place, place, width, nil)
      worksheet_write_string(sheet, 0, place, title, strong)
    }
    row = 1
  }

  deinit {
    if let book { workbook_close(book) }
  }

  func append(_ cells: [SheetCell]) throws {
    for (column, cell) in cells.enumerated() {
      let place = UInt16(column)
      let code =
        switch cell {
        case .text(let text):
          worksheet_write_string(sheet, row, place, text, nil)
        case .number(let number):
          worksheet_write_number(sheet, row, place, Double(number), nil)
        case .share(let part):
          worksheet_write_number(sheet, row, place, part, share)
        case .empty: LXW_NO_ERROR
        }
      guard code == LXW_NO_ERROR else { throw failure(code) }
    }
    row += 1
  }

  func finish() throws {
    guard let book else { return }
    self.book = nil
    let code = workbook_close(book)
    guard code == LXW_NO_ERROR else { throw failure(code) }
  }

  private func failure(_ code: lxw_error) -> SheetFailure {
    .cannotWrite(path: path, reason: String(cString: lxw_strerror(code)))
  }

  /// At most 31 characters, without those that Excel forbids.
  private static func name(_ title: String) -> String {
    String(title.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
  }
}
