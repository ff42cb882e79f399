// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/memoryrecorder.h"
#include "recordersuite.h"

/// The whole suite on the recorder in memory.
class TestMemoryRecorder : public RecorderSuite
{
    Q_OBJECT

protected:
    Recorder emptyRecorder() override { return std::make_unique<occasion::MemoryRecorder>(); }
};

QTEST_GUILESS_MAIN(TestMemoryRecorder)
#include "moc_recordersuite.cpp"
#include "tst_memoryrecorder.moc"
