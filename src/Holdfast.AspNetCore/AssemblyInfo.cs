using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Holdfast.AspNetCore.Tests")]
