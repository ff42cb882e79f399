// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/compressor.h"
#include "engine/persistence/compressors/inflatedtext.h"

#include <bzlib.h>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// libbz2 takes its input through pointers that are not const, and leaves it as it is.
char* input(QByteArrayView bytes)
{
    return const_cast<char*>(bytes.data());
}

[[noreturn]] void failForMemory()
{
    throw OperationalError(u"There is not enough memory to compress or decompress a state."_s);
}

class Decompression
{
public:
    explicit Decompression(QByteArrayView bytes)
    {
        if (BZ2_bzDecompressInit(&m_stream, 0, 0) != BZ_OK)
            failForMemory();
        m_stream.next_in = input(bytes);
        m_stream.avail_in = static_cast<unsigned>(bytes.size());
    }
    ~Decompression() { BZ2_bzDecompressEnd(&m_stream); }
    Decompression(const Decompression&) = delete;
    Decompression& operator=(const Decompression&) = delete;

    bz_stream& operator*() { return m_stream; }
    bz_stream* operator->() { return &m_stream; }

private:
    bz_stream m_stream{};
};

class Bz2Compressor : public Compressor
{
public:
    QByteArray compress(QByteArrayView text) const override
    {
        constexpr int largestBlocks = 9; // as Python's module has it
        auto size
            = static_cast<unsigned>(text.size() + text.size() / 100 + 600); // always enough, says its manual
        QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
        if (BZ2_bzBuffToBuffCompress(
                bytes.data(), &size, input(text), static_cast<unsigned>(text.size()), largestBlocks, 0, 0)
            != BZ_OK)
            failForMemory();
        bytes.truncate(static_cast<qsizetype>(size));
        return bytes;
    }

    QByteArray decompress(QByteArrayView bytes) const override
    {
        Decompression stream(bytes);
        InflatedText text("bz2"_L1);
        for (int status = BZ_OK; status != BZ_STREAM_END;) {
            stream->next_out = text.makeRoom();
            stream->avail_out = text.room();
            status = BZ2_bzDecompress(&*stream);
            text.leave(stream->avail_out);
            if (status == BZ_MEM_ERROR)
                failForMemory();
            if (status != BZ_OK && status != BZ_STREAM_END)
                text.fail(u"it is damaged, or something else"_s);
            if (status == BZ_OK && stream->avail_in == 0 && stream->avail_out > 0)
                text.fail(u"it ends too early"_s);
        }
        if (stream->avail_in > 0)
            text.fail(u"something follows it"_s);
        return text.take();
    }
};

}

std::shared_ptr<const Compressor> bz2Compressor()
{
    return std::make_shared<const Bz2Compressor>();
}

}
