// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/budget.h"
#include "engine/expression/type.h"

#include <QStringList>

namespace occasion::cel {

/// A name that can be read: for the checker, for completion and for the manual.
struct Field
{
    QString name;
    Type type;
    QString meaning = {}; ///< a phrase for a person: "how much was paid in"
};

/// How objects of one sort are read (Adapter): what fields they have and what is in them. A place that takes an
/// expression is a shape too: its names are the fields. Any thread may use one shape.
class Shape
{
public:
    Shape() = default;
    virtual ~Shape() = default;
    Q_DISABLE_COPY_MOVE(Shape) // types and objects point to it

    /// What such an object is called in sentences: "event", "BankAccount".
    virtual QString name() const = 0;
    /// The fields that are known beforehand, in the order in which to show them.
    virtual const std::vector<Field>& fields() const = 0;
    /// Whether an object may have fields that nobody knows beforehand.
    virtual bool isOpen() const { return false; }
    /// Where read() finds the field; negative when this object has none of that name. By default the place in
    /// fields(). For a shape that is not open, no object is needed: it may be null.
    virtual qsizetype find(const void* object, QStringView name) const;
    /// The field's value; a problem where it cannot be read.
    virtual Value read(const void* object, qsizetype field) const = 0;
    /// The names of the fields that this object has.
    virtual QStringList names(const void* object) const;
    /// Whether the text, of any case, is anywhere in the object. By default: in the text of any of its fields. Throws
    /// ExpressionError when the budget ends.
    virtual bool mentions(const void* object, const QString& text, Budget& budget) const;
};

/// The value of a field by its place. What it gives to look at lives as long as the object's owner.
Value readField(const Object& object, qsizetype field);
/// The value of a field by its name; empty when the object has none such.
std::optional<Value> fieldOf(const Object& object, QStringView name);

/// A map, or an object as one. The value must be one of the two. Throws ExpressionError when the budget ends.
MapPointer mapOf(const Value& record, Budget& budget);

/// The value with all objects in it made maps, so that it outlives what they look at. Throws ExpressionError when it
/// is larger than a result may be.
Value detached(const Value& value, Budget& budget);

}
