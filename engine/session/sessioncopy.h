// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QTemporaryDir>

namespace occasion {

/// A copy of a session's file as it is now, in a folder that goes with this: what is done with it changes nothing of the
/// file, and a window that has the file open is not disturbed. What a killed program had not written yet is in it.
class SessionCopy
{
public:
    /// OperationalError when the file cannot be read or there is no room for the copy.
    explicit SessionCopy(const QString& original);

    const QString& path() const { return m_path; }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

}
