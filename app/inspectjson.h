// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/eachevent.h"
#include "engine/session/storehistory.h"

class QTextStream;

namespace occasion {

/// Writes an opened store as JSON, a piece at a time: it is never in memory as a whole. With several process
/// applications in the store, each element says to which it belongs.
class InspectJson
{
public:
    enum class Form
    {
        Document, ///< one JSON document
        Lines ///< one for each thing, a line each: {"notification": {…}}
    };

    InspectJson(const StoreHistory& history, ShownRange range, Form form, QTextStream& out);

    void write();

private:
    void writeHead();
    void writeList(
        QLatin1StringView listName, QLatin1StringView elementName, void (InspectJson::*writeElements)(int));
    void writeAggregates(int process);
    void writeNotifications(int process);
    void writeTracking(int process);
    void writeSnapshots(int process);

    /// Starts an element's text with the process application that it belongs to, where there are several.
    QByteArray begin(int process) const;
    void writeElement(const QByteArray& element);

    const StoreHistory& m_history;
    ShownRange m_range;
    Form m_form;
    QTextStream& m_out;
    QLatin1StringView m_elementName;
    bool m_isFirst = true;
};

/// A state's text where it is legal JSON, on one line and with its numbers as they are; "null" where it is not,
/// as with the NaN that the Python library writes.
QByteArray legalJson(const QByteArray& stateText);

}
