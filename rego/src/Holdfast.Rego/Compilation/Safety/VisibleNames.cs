namespace Holdfast.Rego.Compilation.Safety;

/// <summary>The variables of a body and of the bodies around it.</summary>
internal sealed class VisibleNames(VisibleNames? outer, IReadOnlySet<string> own)
{
    internal bool Has(string name)
    {
        for (var layer = this; layer is not null; layer = layer.Outer)
        {
            if (layer.Own.Contains(name))
                return true;
        }
        return false;
    }

    private VisibleNames? Outer => outer;

    private IReadOnlySet<string> Own => own;
}
