using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Holdfast.Conventions.Tests.Authority;

/// <summary>What stands in a method's IL.</summary>
static class Instructions
{
    static readonly Dictionary<int, OpCode> opCodes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xffff);

    /// <summary>The metadata tokens: what it calls, loads, makes or casts to.</summary>
    public static IEnumerable<EntityHandle> Tokens(BlobReader body) =>
        from operand in Operands(body)
        where operand.Type is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
        select MetadataTokens.EntityHandle(operand.Value);

    /// <summary>The text literals in a method's IL.</summary>
    public static IEnumerable<string> Texts(BlobReader body, MetadataReader metadata) =>
        from operand in Operands(body)
        where operand.Type is OperandType.InlineString
        select metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(operand.Value));

    static List<(OperandType Type, int Value)> Operands(BlobReader body)
    {
        var operands = new List<(OperandType, int)>();
        while (body.RemainingBytes > 0)
        {
            int value = body.ReadByte();
            if (value == 0xfe)
                value = 0xfe00 | body.ReadByte();
            var type = opCodes[value].OperandType;
            if (type is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineString)
                operands.Add((type, body.ReadInt32()));
            else
                body.Offset += SizeOf(type, body);
        }
        return operands;
    }

    static int SizeOf(OperandType operand, BlobReader body) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * body.ReadInt32()),
        _ => 4,
    };
}
